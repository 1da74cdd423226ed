import { Secret } from '@nest-slack/core/internal';

/** An app-level token (`xapp-…`). */
export class AppToken extends Secret {
  protected override readonly placeholder = 'AppToken(xapp-…)';

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
    super(secret);
  }
}
