/** Returns the message of any thrown value, also when reading it throws. */
export function getErrorMessage(error: unknown): string {
  try {
    return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
  } catch {
    return 'an error without a text';
  }
}

/** Returns the stack, if there is one. Without `instanceof`: an error may come from another realm. */
export function getErrorStack(error: unknown): string | undefined {
  try {
    return typeof error === 'object' && error !== null && 'stack' in error ? String(error.stack) : undefined;
  } catch {
    return undefined;
  }
}

const MAX_CAUSES = 5;

/** Lists an error and its chain of causes. */
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
