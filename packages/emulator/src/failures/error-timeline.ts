import { inspect } from 'node:util';
import { isNativeError } from 'node:util/types';
import { timelineLine } from '../timeline/format-entry.js';
import type { Timeline } from '../timeline/timeline.js';
import { clearTimeout, setTimeout } from 'node:timers';
import type { Journal } from '../event-log/event-log.js';
import type { Delivery } from '../event-log/records.js';
import { LONGEST_TIMER_MS } from '../time/timers.js';
import { counted } from '../timeline/payload-summary.js';
import type { Waits } from '../test-kit/waits.js';

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

const HEADLINE = 'The end of the timeline:';
const LINES = 20;

/** The newest of what happened, to stand below an error. */
export function timelineTail(timeline: Timeline): string {
  const lines = timeline.tail(LINES).map(timelineLine);
  return `\n${HEADLINE}\n${lines.join('\n') || '(nothing has happened)'}`;
}

/** The error with the newest of what happened below it, once. */
export function withTail(error: unknown, timeline: Timeline): unknown {
  return messageOf(error).includes(HEADLINE) ? error : withMore(error, timelineTail(timeline));
}

/** How a story is told. */
export interface StoryOptions {
  /**
   * How long it may take, in real time; `Infinity` for as long as it likes. Default 4500: most runners give up on a test
   * after 5 s, and don't say what it waited for.
   */
  readonly timeoutMs?: number | undefined;
}

/** Runs parts of tests, and has what fails in them say what happened. */
export class Storyteller {
  constructor(
    private readonly timeline: Timeline,
    private readonly journal: Journal,
    private readonly waits: Waits,
    private readonly isFrozen: () => boolean,
  ) {}

  /** @throws what the story throws, with what happened last; Error that says what it waits for, when it takes too long */
  async tell<Result>(story: () => Promise<Result>, { timeoutMs = 4500 }: StoryOptions = {}): Promise<Result> {
    let limit: NodeJS.Timeout | undefined;
    try {
      return await new Promise<Result>((resolve, reject) => {
        // Put so that a limit that is no number is over at once.
        if (!(timeoutMs > LONGEST_TIMER_MS)) limit = setTimeout(() => reject(this.#unfinished(timeoutMs)), timeoutMs);
        story().then(resolve, reject);
      });
    } catch (error) {
      throw withTail(error, this.timeline);
    } finally {
      clearTimeout(limit);
    }
  }

  #unfinished(timeoutMs: number): Error {
    const unanswered = this.journal.deliveries.filter(({ status }) => status === 'pending').map(unansweredLine);
    const lines = [...this.waits.awaited, ...unanswered].map(line => `- ${line}`);
    const standstill =
      unanswered.length > 0 && this.isFrozen()
        ? ['The time stands still, so that no deadline passes: advance it, or slack.time.resume().']
        : [];
    const awaited =
      lines.length > 0
        ? ['. It waits for:', ...lines, ...standstill]
        : [', though it waits for nothing in the local Slack: it is the bot, or the test, that does not go on.'];
    return new Error(
      `The story is not over after ${timeoutMs} ms${awaited.join('\n')}\nGive it longer with { timeoutMs }.`,
    );
  }
}

const unansweredLine = ({ type, app, id, attempts }: Delivery): string =>
  `the ack of ${type} ${id} by ${app}${attempts.length > 1 ? `, redelivered ${counted(attempts.length - 1, 'time')}` : ''}`;
