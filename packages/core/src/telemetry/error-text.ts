/** What an error says, whatever was thrown: also what has no text, or fails when it is asked for one. */
export function getErrorMessage(error: unknown): string {
  try {
    return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
  } catch {
    return 'an error without a text';
  }
}

/** Where it arose, when that is known. Not by `instanceof`: an error may come from another realm. */
export function getErrorStack(error: unknown): string | undefined {
  try {
    return typeof error === 'object' && error !== null && 'stack' in error ? String(error.stack) : undefined;
  } catch {
    return undefined;
  }
}

/** Longer chains say nothing new. */
const MAX_CAUSES = 5;

/** An error, what caused it, what caused that. */
export function listErrorCauses(error: unknown): unknown[] {
  const causes = [error];
  let last = error;
  while (causes.length < MAX_CAUSES && typeof last === 'object' && last !== null && 'cause' in last) {
    last = last.cause;
    if (last === undefined || causes.includes(last)) break;
    causes.push(last);
  }
  return causes;
}
