import { inspect } from 'node:util';
import { isNativeError } from 'node:util/types';
import { formatTimelineEntry } from '../timeline/format-entry.js';
import type { Timeline } from '../timeline/timeline.js';
import { clearTimeout, setTimeout } from 'node:timers';
import type { EventLog } from '../event-log/event-log.js';
import type { Delivery } from '../event-log/records.js';
import { MAX_TIMER_MS } from '../time/timers.js';
import { pluralize } from '../timeline/payload-summary.js';
import type { Waits } from '../test-kit/waits.js';

/**
 * The error with more said below: in its message, and in its stack, which is what most runners print. It stays the same
 * error, with its class and all that a runner makes a diff of; of one that can't be changed it is a likeness. What is no
 * error becomes the cause of one.
 */
export function appendToError(error: unknown, more: string): Error {
  if (!isError(error)) {
    return new Error(`${typeof error === 'string' ? error : inspect(error)}${more}`, { cause: error });
  }
  const { message, stack } = error;
  const told = { message: message + more, stack: stack === undefined ? stack : appendToStack(stack, message, more) };
  return rewriteError(error, told) ? error : copyError(error, told);
}

/** What an error says; nothing for what is none. */
export const getErrorMessage = (error: unknown): string => (isError(error) ? error.message : '');

/** Of any realm, as runners have tests in one of their own; assertion libraries make some by hand. */
function isError(error: unknown): error is Error {
  if (isNativeError(error) || error instanceof Error) return true;
  return (
    typeof error === 'object' &&
    error !== null &&
    hasStringProperty(error, 'message') &&
    hasStringProperty(error, 'stack')
  );
}

const hasStringProperty = (object: object, key: string): boolean => typeof Reflect.get(object, key) === 'string';

/** Below the message within it, else at its end: a message may have been changed since. */
function appendToStack(stack: string, message: string, more: string): string {
  return message !== '' && stack.includes(message) ? stack.replace(message, () => message + more) : stack + more;
}

interface ErrorText {
  readonly message: string;
  readonly stack: string | undefined;
}

/** @returns whether it takes a message: some have one that can't be written */
function rewriteError(error: Error, { message, stack }: ErrorText): boolean {
  const isTold = writeProperty(error, 'message', message);
  if (isTold && stack !== undefined) writeProperty(error, 'stack', stack);
  return isTold;
}

const writeProperty = (error: Error, key: 'message' | 'stack', value: string): boolean =>
  Reflect.set(error, key, value) ||
  Reflect.defineProperty(error, key, { value, writable: true, configurable: true, enumerable: false });

/** Another error of the same class, with all that the first one has besides. */
function copyError(error: Error, told: ErrorText): Error {
  const likeness = new Error(told.message, { cause: error });
  const { message: _message, stack: _stack, ...own } = Object.getOwnPropertyDescriptors(error);
  Object.defineProperties(likeness, own);
  Reflect.setPrototypeOf(likeness, Reflect.getPrototypeOf(error));
  rewriteError(likeness, told);
  return likeness;
}

const TAIL_HEADLINE = 'The end of the timeline:';
const MAX_TAIL_ENTRIES = 20;

/** The newest of what happened, to stand below an error. */
export function formatTimelineTail(timeline: Timeline): string {
  const lines = timeline.tail(MAX_TAIL_ENTRIES).map(formatTimelineEntry);
  return `\n${TAIL_HEADLINE}\n${lines.join('\n') || '(nothing has happened)'}`;
}

/** The error with the newest of what happened below it, once. */
export function appendTimelineTail(error: unknown, timeline: Timeline): unknown {
  return getErrorMessage(error).includes(TAIL_HEADLINE) ? error : appendToError(error, formatTimelineTail(timeline));
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
export class StoryRunner {
  constructor(
    private readonly timeline: Timeline,
    private readonly journal: EventLog,
    private readonly waits: Waits,
    private readonly isFrozen: () => boolean,
  ) {}

  /** @throws what the story throws, with what happened last; Error that says what it waits for, when it takes too long */
  async run<Result>(story: () => Promise<Result>, { timeoutMs = 4500 }: StoryOptions = {}): Promise<Result> {
    let limit: NodeJS.Timeout | undefined;
    try {
      return await new Promise<Result>((resolve, reject) => {
        // Put so that a limit that is no number is over at once.
        if (!(timeoutMs > MAX_TIMER_MS)) limit = setTimeout(() => reject(this.#unfinished(timeoutMs)), timeoutMs);
        story().then(resolve, reject);
      });
    } catch (error) {
      throw appendTimelineTail(error, this.timeline);
    } finally {
      clearTimeout(limit);
    }
  }

  #unfinished(timeoutMs: number): Error {
    const unanswered = this.journal.deliveries.filter(({ status }) => status === 'pending').map(describeUnanswered);
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

const describeUnanswered = ({ type, app, id, attempts }: Delivery): string =>
  `the ack of ${type} ${id} by ${app}${attempts.length > 1 ? `, redelivered ${pluralize(attempts.length - 1, 'time')}` : ''}`;
