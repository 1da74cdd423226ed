import { inspect } from 'node:util';
import { isNativeError } from 'node:util/types';

/**
 * The error with more said below: in its message, and in its stack, which is what most runners print. It stays the same
 * error, with its class and all that a runner makes a diff of; of one that can't be changed it is a likeness. What is no
 * error becomes the cause of one.
 */
export function withMore(error: unknown, more: string): Error {
  if (!isError(error)) {
    return new Error(`${typeof error === 'string' ? error : inspect(error)}${more}`, { cause: error });
  }
  const { message, stack } = error;
  const told = { message: message + more, stack: stack === undefined ? stack : moreInStack(stack, message, more) };
  return tell(error, told) ? error : likenessOf(error, told);
}

/** What an error says; nothing for what is none. */
export const messageOf = (error: unknown): string => (isError(error) ? error.message : '');

/** Of any realm, as runners have tests in one of their own; assertion libraries make some by hand. */
function isError(error: unknown): error is Error {
  if (isNativeError(error) || error instanceof Error) return true;
  return typeof error === 'object' && error !== null && hasText(error, 'message') && hasText(error, 'stack');
}

const hasText = (object: object, key: string): boolean => typeof Reflect.get(object, key) === 'string';

/** Below the message within it, else at its end: a message may have been changed since. */
function moreInStack(stack: string, message: string, more: string): string {
  return message !== '' && stack.includes(message) ? stack.replace(message, () => message + more) : stack + more;
}

interface Told {
  readonly message: string;
  readonly stack: string | undefined;
}

/** @returns whether it takes a message: some have one that can't be written */
function tell(error: Error, { message, stack }: Told): boolean {
  const isTold = write(error, 'message', message);
  if (isTold && stack !== undefined) write(error, 'stack', stack);
  return isTold;
}

const write = (error: Error, key: 'message' | 'stack', value: string): boolean =>
  Reflect.set(error, key, value) ||
  Reflect.defineProperty(error, key, { value, writable: true, configurable: true, enumerable: false });

/** Another error of the same class, with all that the first one has besides. */
function likenessOf(error: Error, told: Told): Error {
  const likeness = new Error(told.message, { cause: error });
  const { message: _message, stack: _stack, ...own } = Object.getOwnPropertyDescriptors(error);
  Object.defineProperties(likeness, own);
  Reflect.setPrototypeOf(likeness, Reflect.getPrototypeOf(error));
  tell(likeness, told);
  return likeness;
}
