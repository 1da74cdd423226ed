/** What must stand in no log, by how it looks, be it Slack's or that of the local Slack. What stands in its place is no hit. */
const KINDS: Readonly<Record<string, RegExp>> = {
  'an app token': /\bxapp-[\w-]*\w/g,
  'a token of a bot, user or function': /\bx(?:ox[a-z]|wfp)(?:\.xox[a-z])?-[\w-]*\w/g,
  'the ticket of a socket': /(?<=[?&]ticket=)\w[^&\s"']*/g,
  'a response URL': /(?<=hooks\.slack\.com\/|\/responses\/)\w[^\s"')]*/g,
  'a trigger id': /\b\d{13}\.[\da-f]{8}-[\da-f-]{27}|\b\d{8,}\.\d{8,}\.[\da-f]{16,}/g,
  // Texts that say how a URL is to look are welcome to.
  'the password of a proxy':
    /(?<=\/\/)(?!user:password@)[^\s/:@"']*:[^\s/@"']+(?=@)|(?<=\bBasic )(?!Information)[\w+/=]{8,}/g,
  'the header of a token': /(?<=\bBearer )[^\s[…]\S+/g,
};

/** Looks through everything that is logged or written while a spec file runs. */
class SecretWatch {
  readonly #hits = new Set<string>();

  /** @param where what said it: a level of the log, a stream */
  look(where: string, text: string): void {
    for (const [kind, pattern] of Object.entries(KINDS)) {
      if (text.search(pattern) === -1) continue;
      this.#hits.add(`${kind} (${where}): ${withoutAny(text).slice(0, 160)}`);
    }
  }

  /** What was found since the last time, each once, without the secret. */
  take(): string[] {
    const hits = [...this.#hits];
    this.#hits.clear();
    return hits;
  }
}

const withoutAny = (text: string): string =>
  Object.values(KINDS).reduce((hidden, pattern) => hidden.replace(pattern, '***'), text);

/** The one of this spec file: whoever keeps lines from being printed shows them to it. */
export const secretWatch = new SecretWatch();
