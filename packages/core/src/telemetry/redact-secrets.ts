/** The text that replaces a secret. */
export const REDACTED = '[hidden]';

/** Secrets that are recognised by their format. */
const SECRET_PATTERNS: readonly RegExp[] = [
  // A header that fetch refuses is quoted in its error, line breaks included.
  /(?<="Bearer )[^"]+/g,
  // Tokens of apps, bots, users and functions, and those that are rotated (`xoxe.xoxb-…`).
  /\bx(?:app|wfp|ox[a-z])(?:\.xox[a-z])?-[\w-]+/g,
  // The URL of a socket holds its ticket.
  /(?<=[?&]ticket=)[^&\s"']+/g,
  // Response URLs, of GovSlack too.
  /(?<=hooks\.slack(?:-gov)?\.com\/)[^\s"')]+/g,
  // User and password in the URL of a proxy, and the header that contains them.
  /(?<=:\/\/)[^\s/@"']*(?=@)/g,
  /(?<=proxy-authorization\W+basic )[\w+/=]+/gi,
];

/** Replaces all secrets in a text that have a known format. */
export const redactSecrets = (text: string): string =>
  SECRET_PATTERNS.reduce((hidden, pattern) => hidden.replace(pattern, REDACTED), text);
