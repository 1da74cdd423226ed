import { EventEmitter, once } from 'node:events';
import type { EmulatorEvents } from '../event-log/event-log.js';
import type { ControllableEmulator } from './control-context.js';
import type { TimelineEntry } from '../timeline/timeline-entry.js';
import { formatTimelineEntry } from '../timeline/format-entry.js';

const NAMES = [
  'envelope',
  'ack',
  'api_call',
  'message',
  'connection',
  'problem',
] as const satisfies readonly (keyof EmulatorEvents)[];
/** How many events may wait for a slow client. */
const MAX_BACKLOG = 1000;

/** A server-sent event. */
export interface LiveEvent {
  readonly event: string;
  readonly data: string;
  /** The id of a timeline entry, which a client sends as `Last-Event-ID` when it reconnects. */
  readonly id?: string;
}

/**
 * Streams events from an emulator, starting with `ready` and the missed timeline entries. A client that falls behind
 * receives `behind` as its last event.
 */
export class LiveEvents implements AsyncIterable<LiveEvent> {
  readonly #backlog: LiveEvent[] = [{ event: 'ready', data: '{}' }];
  readonly #news = new EventEmitter();
  readonly #stops: (() => void)[];
  #isOver = false;

  /** @param lastId the last timeline entry that the client received. Default: no entry was missed */
  constructor(slack: ControllableEmulator, lastId?: number) {
    const missed = lastId === undefined ? [] : slack.timeline.since(lastId);
    for (const entry of missed) this.#backlog.push(ofTimeline(entry));
    this.#stops = [
      ...NAMES.map(name => slack.on(name, entry => this.#tell({ event: name, data: JSON.stringify(entry) }))),
      slack.timeline.on(entry => this.#tell(ofTimeline(entry))),
    ];
  }

  /** Stops listening. Pending events are still sent. */
  end(): void {
    this.#isOver = true;
    for (const stop of this.#stops) stop();
    this.#news.emit('news');
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<LiveEvent> {
    try {
      for (;;) {
        yield* this.#backlog.splice(0);
        if (this.#backlog.length > 0) continue;
        if (this.#isOver) return;
        await once(this.#news, 'news');
      }
    } finally {
      this.end();
    }
  }

  #tell(event: LiveEvent): void {
    const isFull = this.#backlog.length >= MAX_BACKLOG;
    this.#backlog.push(isFull ? { event: 'behind', data: '{}' } : event);
    if (isFull) this.end();
    else this.#news.emit('news');
  }
}

function ofTimeline(entry: TimelineEntry): LiveEvent {
  return {
    event: 'timeline',
    id: String(entry.id),
    data: JSON.stringify({ ...entry, line: formatTimelineEntry(entry) }),
  };
}
