import { clearTimeout, setTimeout } from 'node:timers';
import type { Journal } from '../journal/journal.js';
import type { Delivery } from '../journal/records.js';
import { LONGEST_TIMER_MS } from '../time/timers.js';
import { counted } from '../timeline/few-words.js';
import type { Timeline } from '../timeline/timeline.js';
import type { Waits } from '../waiting/waits.js';
import { withTail } from './timeline-tail.js';

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
