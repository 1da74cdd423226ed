/** What an error says, whatever was thrown. */
export const messageOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);

/** Where it arose, when that is known. Not by `instanceof`: an error may come from another realm. */
export const stackOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'stack' in error ? String(error.stack) : undefined;
