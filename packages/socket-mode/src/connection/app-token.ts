import { Secret } from '@nest-slack/core/internal';

/** An app-level token (`xapp-…`). */
export class AppToken extends Secret {
  protected override readonly placeholder = 'AppToken(xapp-…)';

  /**
   * @param text the token; surrounding white space is ignored
   * @throws TypeError when the text cannot be a token. An HTTP client would otherwise throw an error that quotes it.
   */
  constructor(text: string) {
    const secret = text.trim();
    if (!/^[\x21-\x7e]+$/.test(secret)) {
      throw new TypeError(
        `The app token ${secret === '' ? 'is empty' : 'is malformed: it contains spaces, line breaks or non-ASCII characters'}. ` +
          'Copy it again from the app\'s settings, "Basic Information" > "App-Level Tokens"; it begins with xapp-.',
      );
    }
    super(secret);
  }
}
