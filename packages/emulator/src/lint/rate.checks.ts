import { isJsonObject, objectAt, stringAt } from '../json.js';
import type { ApiCall } from '../event-log/records.js';
import { BoundedMap } from '../collections/bounded-map.js';
import { describeConversation, type NameLookup } from '../timeline/payload-summary.js';
import type { TimelineRecord } from '../timeline/record-store.js';
import type { LintChecks } from './lint-rules.js';

/** Clocks tick in whole milliseconds, and timers fire a little early. */
const TOLERANCE_MS = 20;
/** Calls that were made before the app has read of the limit. */
const IN_FLIGHT_MS = 100;
/** How many limits are remembered. */
const MAX_REMEMBERED_LIMITS = 1000;

/** A limit that an app was told of: since when, and until when. */
interface Limit {
  readonly since: number;
  readonly until: number;
}

const NONE: Limit = { since: 0, until: 0 };

/** How fast an app calls. */
export function createRateChecks(nameOf: NameLookup): LintChecks<'message-rate' | 'ignored-rate-limit'> {
  const pace = new PaceLimit();
  const occasions = new OccasionCounter();
  const limits = new BoundedMap<string, Limit>(MAX_REMEMBERED_LIMITS);
  return {
    // Of calls alone: what an ack or a response URL says has no limit of its own.
    'message-rate': noted => {
      if (needsResponse(noted)) occasions.add(noted.record.app, noted.at);
      if (noted.kind !== 'api_call' || noted.record.method !== 'chat.postMessage' || !noted.record.ok) return undefined;
      const channel = getCallChannel(noted.record);
      const app = noted.record.app ?? '';
      if (occasions.take(app, noted.at) || !pace.isTooFast(`${app} ${channel}`, noted.at)) return undefined;
      return (
        `More than a message a second went to ${describeConversation(channel, nameOf)}: Slack will refuse some with ratelimited. ` +
        'Say it in one, or in a thread later.'
      );
    },
    'ignored-rate-limit': noted => {
      if (noted.kind !== 'api_call') return undefined;
      const { method, error, retryAfterMs } = noted.record;
      const key = findRateLimit(noted.record);
      const before = limits.get(key) ?? NONE;
      const isOver = noted.at >= before.until - TOLERANCE_MS;
      if (error === 'ratelimited' && retryAfterMs !== undefined) {
        limits.set(key, { since: isOver ? noted.at : before.since, until: noted.at + retryAfterMs });
      } else if (before !== NONE) {
        limits.set(key, NONE);
      }
      if (isOver || noted.at - before.since <= IN_FLIGHT_MS) return undefined;
      return (
        `${method} was called again before its Retry-After was over: Slack may shut the app out for longer. ` +
        'Wait as long as it says.'
      );
    },
  };
}

/** Whether somebody is to be answered: what bots say is not, its own messages least of all. */
function needsResponse(noted: TimelineRecord): noted is Extract<TimelineRecord, { kind: 'envelope' }> {
  if (noted.kind !== 'envelope' || noted.record.retryAttempt > 0 || !isJsonObject(noted.record.payload)) return false;
  const event = objectAt(noted.record.payload, 'event') ?? {};
  return stringAt(objectAt(event, 'message') ?? event, 'bot_id') === undefined;
}

const getCallChannel = ({ args }: ApiCall): string => stringAt(args, 'channel') ?? '';

/** What a limit is of: a method, and of messages each channel. */
const findRateLimit = (call: ApiCall): string =>
  `${call.app ?? ''} ${call.method} ${call.method === 'chat.postMessage' ? getCallChannel(call) : ''}`;

/** How many may be waiting for an answer. */
const MAX_OCCASIONS = 10;
/** How soon the oldest of them is no occasion any more. */
const RENEWAL_INTERVAL_MS = 1000;

/** What apps were given to answer: the people of a test are quicker than any, which is not the app's doing. */
export class OccasionCounter {
  readonly #left = new Map<string, { count: number; at: number }>();

  /** An app was sent something. */
  add(app: string, at: number): void {
    this.#left.set(app, { count: Math.min(MAX_OCCASIONS, this.#countAt(app, at) + 1), at });
  }

  /** Whether there is one for what an app says. It is used up by that. */
  take(app: string, at: number): boolean {
    const count = this.#countAt(app, at);
    if (count < 1) return false;
    this.#left.set(app, { count: count - 1, at });
    return true;
  }

  #countAt(app: string, at: number): number {
    const { count, at: last } = this.#left.get(app) ?? { count: 0, at };
    return Math.max(0, count - (at - last) / RENEWAL_INTERVAL_MS);
  }
}

/** How many messages may come at once before the pace counts. */
const PACE_BURST = 5;
const PACE_INTERVAL_MS = 1000;

/** How fast messages come, by where: one a second in the long run, and a few at once. */
export class PaceLimit {
  readonly #full = new Map<string, { level: number; at: number; told: boolean }>();

  /** Counts one more. Says once that they are too many, until they have come to rest. */
  isTooFast(place: string, at: number): boolean {
    const before = this.#full.get(place) ?? { level: 0, at, told: false };
    const rest = Math.max(0, before.level - (at - before.at) / PACE_INTERVAL_MS);
    const level = rest + 1;
    const isOver = level > PACE_BURST;
    this.#full.delete(place);
    this.#full.set(place, { level: Math.min(level, PACE_BURST * 2), at, told: isOver || (before.told && rest > 0) });
    this.#forget(at);
    return isOver && !(before.told && rest > 0);
  }

  /** Places that have come to rest are as good as new. */
  #forget(at: number): void {
    for (const [place, { level, at: last }] of this.#full) {
      if (at - last < level * PACE_INTERVAL_MS) return;
      this.#full.delete(place);
    }
  }
}
