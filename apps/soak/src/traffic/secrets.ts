// Each kind of secret contains a marker that identifies it in logs.
const TRIGGER_MARK = 'soaktrigger';
const RESPONSE_MARK = 'soakresponse';

/** Creates a trigger id in Slack's format. */
export const secretTriggerId = (number: number): string => `1700000000.${number}.${TRIGGER_MARK}`;

/** Creates the secret path of a response URL. */
export const secretResponsePath = (number: number): string => `/${RESPONSE_MARK}/${number}`;

/** The kinds of secrets that must not be logged. */
export type SecretKind = 'app token' | 'bot token' | 'ticket' | 'response URL' | 'trigger id';

/** Finds secrets in logs. */
export class SecretScan {
  readonly #marks: readonly (readonly [SecretKind, RegExp])[];

  constructor(tokens: { readonly appToken: string; readonly botToken: string }) {
    this.#marks = [
      ['app token', literally(tokens.appToken)],
      ['bot token', literally(tokens.botToken)],
      // A redacted ticket begins with a bracket.
      ['ticket', /[?&]ticket=[^[&\s]/],
      ['response URL', literally(RESPONSE_MARK)],
      ['trigger id', literally(TRIGGER_MARK)],
    ];
  }

  find(text: string): SecretKind[] {
    return this.#marks.filter(([, mark]) => mark.test(text)).map(([kind]) => kind);
  }
}

const literally = (text: string): RegExp => new RegExp(text.replace(/[^\w]/g, String.raw`\$&`));
