/** Patterns of secrets that no log may contain, from Slack or the local Slack. Redacted values do not match. */
const KINDS: Readonly<Record<string, RegExp>> = {
  'an app token': /\bxapp-[\w-]*\w/g,
  'a token of a bot, user or function': /\bx(?:ox[a-z]|wfp)(?:\.xox[a-z])?-[\w-]*\w/g,
  'the ticket of a socket': /(?<=[?&]ticket=)\w[^&\s"']*/g,
  'a response URL': /(?<=hooks\.slack\.com\/|\/responses\/)\w[^\s"')]*/g,
  'a trigger id': /\b\d{13}\.[\da-f]{8}-[\da-f-]{27}|\b\d{8,}\.\d{8,}\.[\da-f]{16,}/g,
  // Texts that explain the format of a URL are allowed.
  'the password of a proxy':
    /(?<=\/\/)(?!user:password@)[^\s/:@"']*:[^\s/@"']+(?=@)|(?<=\bBasic )(?!Information)[\w+/=]{8,}/g,
  'the header of a token': /(?<=\bBearer )[^\s[…]\S+/g,
};

/** Searches everything that is logged or written while a spec file runs. */
class SecretWatch {
  readonly #hits = new Set<string>();

  /** @param where the source of the text: a log level or a stream */
  look(where: string, text: string): void {
    for (const [kind, pattern] of Object.entries(KINDS)) {
      if (text.search(pattern) === -1) continue;
      this.#hits.add(`${kind} (${where}): ${withoutAny(text).slice(0, 160)}`);
    }
  }

  /** The secrets found since the last call, without duplicates and redacted. */
  take(): string[] {
    const hits = [...this.#hits];
    this.#hits.clear();
    return hits;
  }
}

const withoutAny = (text: string): string =>
  Object.values(KINDS).reduce((hidden, pattern) => hidden.replace(pattern, '***'), text);

/** The watch of this spec file. Code that captures log lines passes them to it. */
export const secretWatch = new SecretWatch();
