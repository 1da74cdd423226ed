const ID_PLACE = '00000000';

/** Envelopes of commands. Each is serialised once; only the id differs from one sending to the next. */
export class CommandEnvelopes {
  readonly #templates = new Map<string, string>();
  #serial = 0;

  /** @param command which command the envelope of an index carries */
  constructor(private readonly command: (index: number) => string) {}

  next(): string {
    this.#serial += 1;
    const id = this.#serial.toString(16).padStart(ID_PLACE.length, '0');
    return this.#template(this.command(this.#serial)).replace(ID_PLACE, id);
  }

  #template(command: string): string {
    const known = this.#templates.get(command);
    if (known !== undefined) return known;
    const template = JSON.stringify({
      envelope_id: ID_PLACE,
      type: 'slash_commands',
      accepts_response_payload: true,
      payload: {
        token: 'verification',
        team_id: 'T0',
        team_domain: 'local',
        channel_id: 'C0',
        channel_name: 'general',
        user_id: 'U0',
        user_name: 'ann',
        command,
        text: 'prod --now',
        api_app_id: 'A0',
        is_enterprise_install: 'false',
        response_url: 'https://hooks.invalid/commands/T0/1/x',
        trigger_id: '1.2.abc',
        nested: { deep: { value: 'x' } },
      },
    });
    this.#templates.set(command, template);
    return template;
  }
}
