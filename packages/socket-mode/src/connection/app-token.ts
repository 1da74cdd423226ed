import { inspect } from 'node:util';

const REDACTED = 'AppToken(xapp-…)';

/**
 * An app-level token (`xapp-…`) that cannot be printed by accident: logged, inspected, put into JSON or into a
 * template it shows a placeholder. Only {@link AppToken.reveal} gives the secret away.
 */
export class AppToken {
  readonly #secret: string;

  /**
   * @param text the token, white space around it ignored
   * @throws TypeError when no token can look like this. Checked here because an HTTP client would otherwise refuse the
   * header with an error that quotes it.
   */
  constructor(text: string) {
    const secret = text.trim();
    if (!/^[\x21-\x7e]+$/.test(secret)) {
      throw new TypeError(
        `The app token is ${secret === '' ? 'empty' : 'not one: it holds spaces, line breaks or letters beyond ASCII'}. ` +
          'Copy it again from the app\'s page, "Basic Information" > "App-Level Tokens"; it begins with xapp-.',
      );
    }
    this.#secret = secret;
  }

  /** The secret itself, for the one header that needs it. */
  reveal(): string {
    return this.#secret;
  }

  toString(): string {
    return REDACTED;
  }

  toJSON(): string {
    return REDACTED;
  }

  [inspect.custom](): string {
    return REDACTED;
  }
}
