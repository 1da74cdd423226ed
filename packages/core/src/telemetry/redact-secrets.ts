/** What stands in the place of a secret. */
export const HIDDEN = '[hidden]';

/** Secrets that are known by their looks. */
const patterns: readonly RegExp[] = [
  // A header that fetch refuses is quoted in its error, line breaks included.
  /(?<="Bearer )[^"]+/g,
  // Tokens of apps, bots, users and functions, and those that are rotated (`xoxe.xoxb-…`).
  /\bx(?:app|wfp|ox[a-z])(?:\.xox[a-z])?-[\w-]+/g,
  // The URL of a socket holds its ticket.
  /(?<=[?&]ticket=)[^&\s"']+/g,
  // Response URLs, of GovSlack too.
  /(?<=hooks\.slack(?:-gov)?\.com\/)[^\s"')]+/g,
  // User and password in the URL of a proxy, and what a proxy is told of them.
  /(?<=:\/\/)[^\s/@"']*(?=@)/g,
  /(?<=proxy-authorization\W+basic )[\w+/=]+/gi,
];

/** A text without what a log must not hold, as far as looks tell: whoever reads a log could post with it. */
export const redactSecrets = (text: string): string =>
  patterns.reduce((hidden, pattern) => hidden.replace(pattern, HIDDEN), text);
