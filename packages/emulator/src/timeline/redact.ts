/** What is worth something to whoever reads it: tokens, and the keys of response URLs and uploads. */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/\b(xox[a-z]|xapp|xwfp)(?:\.[a-z]+)?-[\w.-]+/g, '$1-…'],
  [/(\/responses\/|\/uploads\/|[?&]ticket=|hooks\.slack\.com\/)[^\s"'<>|)]+/g, '$1…'],
  // Trigger ids: a time and a key.
  [/\b\d+\.(?:\d+\.)?[0-9a-f]{8}[0-9a-f-]{24,}\b/g, '…'],
];

/** Nearly every text has none, which one look tells. */
const SUSPICIOUS = /xox|xapp-|xwfp-|\/responses\/|\/uploads\/|ticket=|hooks\.slack|\d\.[0-9a-f]{8}/;

/** A text with nothing secret in it. */
export function redact(text: string): string {
  if (!SUSPICIOUS.test(text)) return text;
  return SECRETS.reduce((rest, [secret, instead]) => rest.replace(secret, instead), text);
}
