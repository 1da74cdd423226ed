/** Parses a positive integer option; exits when it is invalid. */
export function parseCount(option: string, text: string): number {
  const count = Number(text);
  if (Number.isSafeInteger(count) && count > 0) return count;
  console.error(`--${option} is '${text}', but must be a whole number above 0.`);
  process.exit(1);
}
