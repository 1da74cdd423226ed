import type { RecordedAction, UserAction } from '../actions/action-log.js';
import type { RecordStore, TimelineRecord } from '../timeline/record-store.js';
import type { TimeChange } from '../event-log/event-log.js';
import { isJsonObject, objectAt, type JsonObject } from '../json.js';
import type { TimelineEntry } from '../timeline/timeline-entry.js';
import type { Message } from '../workspace/messages/message.js';
import type { View } from '../workspace/views/view.js';

/** What there was to be seen of what an app did, as it was at last before somebody did something else. */
export type ObservedChange = { /** How long after the act. */ readonly lateMs: number } & (
  | {
      readonly kind: 'message';
      readonly message: Message;
      readonly before: Message | undefined;
      /** As it came, where it was another soon after. */
      readonly posted: Message | undefined;
    }
  | {
      readonly kind: 'view';
      readonly view: View;
      readonly before: View | undefined;
      /** As it came, where it was another soon after. */
      readonly opened: View | undefined;
    }
  /** A form was gone when it had been submitted. */
  | { readonly kind: 'closed'; readonly view: View }
  | { readonly kind: 'errors'; readonly view: View; readonly errors: JsonObject }
);

/** Something that was done, and what there was to be seen before the next thing was. */
export interface RecordedStep {
  /** Nothing in front of what was done first. */
  readonly done: RecordedAction | { readonly time: TimeChange } | null;
  /** What somebody said by it. */
  readonly posted: Message | undefined;
  readonly sights: readonly ObservedChange[];
}

/** A moment whose entries are still being gathered. */
interface Open {
  readonly done: RecordedStep['done'];
  readonly at: number;
  readonly noted: TimelineRecord[];
}

/** What was done and seen, in order. */
export function toRecordedSteps(
  entries: readonly TimelineEntry[],
  acts: readonly RecordedAction[],
  records: RecordStore,
): readonly RecordedStep[] {
  const open: Open[] = [{ done: null, at: entries[0]?.at ?? 0, noted: [] }];
  const waiting = [...acts];
  for (const entry of entries) {
    for (let next = waiting[0]; next && next.entryId <= entry.id; next = waiting[0]) {
      open.push({ done: next, at: next.at, noted: [] });
      waiting.shift();
    }
    const noted = records.record(entry.id);
    if (noted?.kind === 'time') open.push({ done: { time: noted.record }, at: noted.at, noted: [] });
    else if (noted) open.at(-1)?.noted.push(noted);
  }
  for (const act of waiting) open.push({ done: act, at: act.at, noted: [] });
  const seen = new ObservedState();
  return open.map(each => seen.moment(each));
}

/** Follows messages and views from moment to moment. */
class ObservedState {
  readonly #messages = new Map<string, Message>();
  readonly #views = new Map<string, View>();

  moment({ done, at, noted }: Open): RecordedStep {
    const act = done !== null && 'action' in done ? done.action : undefined;
    const sights = new Map<string, ObservedChange>();
    let posted: Message | undefined;
    for (const each of noted) {
      // What becomes due while time is moved on comes at once.
      const lateMs = done !== null && 'time' in done ? 0 : each.at - at;
      if (each.kind === 'ack') {
        const errors = errorsIn(each.record.payload);
        if (act?.verb === 'submit' && errors) sights.set('errors', { kind: 'errors', view: act.view, errors, lateMs });
      }
      if (each.kind !== 'change') continue;
      const { record, app } = each;
      if (record.kind === 'view_changed') this.#lookAtView(record, act, sights, lateMs);
      else if (record.kind === 'message_deleted') sights.delete(getMessageKey(record.previous));
      else if (isSameMessage(record)) {
        const { message } = record;
        const isTheirs = record.kind === 'message_posted' && posted === undefined && isPostedBy(act, message, done);
        if (isTheirs) posted = message;
        else if (app !== null && isSaid(message)) this.#lookAtMessage(message, sights, lateMs);
      }
    }
    for (const sight of sights.values()) this.#remember(sight);
    return { done, posted, sights: [...sights.values()] };
  }

  #lookAtMessage(message: Message, sights: Map<string, ObservedChange>, lateMs: number): void {
    const key = getMessageKey(message);
    const earlier = sights.get(key);
    const posted = earlier?.kind === 'message' ? (earlier.posted ?? earlier.message) : undefined;
    sights.set(key, { kind: 'message', message, before: this.#messages.get(key), posted, lateMs });
  }

  #lookAtView(
    { how, view }: Extract<TimelineRecord, { kind: 'change' }>['record'] & { kind: 'view_changed' },
    act: UserAction | undefined,
    sights: Map<string, ObservedChange>,
    lateMs: number,
  ): void {
    if (how !== 'closed') {
      const earlier = sights.get(view.id);
      const opened = earlier?.kind === 'view' ? (earlier.opened ?? earlier.view) : undefined;
      sights.set(view.id, { kind: 'view', view, before: this.#views.get(view.id), opened, lateMs });
      return;
    }
    sights.delete(view.id);
    if (act?.verb === 'submit' && act.view.id === view.id) sights.set(view.id, { kind: 'closed', view, lateMs });
  }

  #remember(sight: ObservedChange): void {
    if (sight.kind === 'message') this.#messages.set(getMessageKey(sight.message), sight.message);
    if (sight.kind === 'view') this.#views.set(sight.view.id, sight.view);
  }
}

/** What a message is known by. */
export const getMessageKey = ({ channel, ts }: Pick<Message, 'channel' | 'ts'>): string => `${channel}/${ts}`;

function errorsIn(payload: unknown): JsonObject | undefined {
  return isJsonObject(payload) && payload.response_action === 'errors' ? objectAt(payload, 'errors') : undefined;
}

const isSameMessage = (
  change: Extract<TimelineRecord, { kind: 'change' }>['record'],
): change is Extract<
  Extract<TimelineRecord, { kind: 'change' }>['record'],
  { kind: `message_${string}`; message: Message }
> => change.kind === 'message_posted' || change.kind === 'message_changed' || change.kind === 'message_grown';

/** Whether it is what the act itself says: a message of that person, or the root of the thread that they begin. */
function isPostedBy(act: UserAction | undefined, message: Message, done: RecordedStep['done']): boolean {
  if (act?.verb === 'open_assistant') return true;
  const isSaying = act?.verb === 'say' || act?.verb === 'share';
  return isSaying && done !== null && 'user' in done && message.user === done.user.id && message.appId === undefined;
}

/** Messages that tell of what was done to a channel are nobody's words. */
const isSaid = ({ details, subtype = '' }: Message): boolean =>
  details === undefined && !/^(channel|group)_/.test(subtype);
