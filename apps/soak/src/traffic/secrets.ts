// Each kind of secret has a mark of its own, by which a log line that holds one is known.
const TRIGGER_MARK = 'soaktrigger';
const RESPONSE_MARK = 'soakresponse';

/** A trigger id as Slack forms them. */
export const secretTriggerId = (number: number): string => `1700000000.${number}.${TRIGGER_MARK}`;

/** The part of a response URL that lets whoever has it post. */
export const secretResponsePath = (number: number): string => `/${RESPONSE_MARK}/${number}`;

/** What must never stand in a log, by what it is. */
export type SecretKind = 'app token' | 'bot token' | 'ticket' | 'response URL' | 'trigger id';

/** Finds secrets in a line of a log. */
export class SecretScan {
  readonly #marks: readonly (readonly [SecretKind, RegExp])[];

  constructor(tokens: { readonly appToken: string; readonly botToken: string }) {
    this.#marks = [
      ['app token', literally(tokens.appToken)],
      ['bot token', literally(tokens.botToken)],
      // What a redaction left of it begins with a bracket.
      ['ticket', /[?&]ticket=[^[&\s]/],
      ['response URL', literally(RESPONSE_MARK)],
      ['trigger id', literally(TRIGGER_MARK)],
    ];
  }

  find(line: string): SecretKind[] {
    return this.#marks.filter(([, mark]) => mark.test(line)).map(([kind]) => kind);
  }
}

const literally = (text: string): RegExp => new RegExp(text.replace(/[^\w]/g, String.raw`\$&`));
