import type { Exchange } from '../actions/exchange.js';
import type { ExportOptions, Exporter } from '../test-export/exporter.js';
import type { EventLog, SentEnvelope } from '../event-log/event-log.js';
import type { Delivery } from '../event-log/records.js';
import type { Lint } from '../lint/linter.js';
import type { TimelineEntry } from './timeline-entry.js';
import type { Timeline } from './timeline.js';
import type { App } from '../workspace/apps/app.js';
import { listAppRoutes, type AppRoute } from './app-routes.js';
import type { Replayer } from '../replay/replayer.js';
import type { ReplayAs } from './entry-drafts.js';
import { createEntryDetails, type EntryDetails } from './entry-details.js';
import type { RecordStore, TimelineRecord } from './record-store.js';
import { listCallClues, listPayloadClues } from './cause-tracker.js';
import { isJsonObject } from '../json.js';

/** Which entries of the timeline. */
export interface EntryChoice {
  /** Only those before the entry of this id. */
  readonly before?: number | undefined;
  /** Only those after it. */
  readonly after?: number | undefined;
  /** Only those that have to do with a message or view. */
  readonly about?: About | undefined;
  /** The newest so many of these. Default: all. */
  readonly limit?: number | undefined;
}

/** What the history works with. */
export interface HistoryParts {
  readonly timeline: Timeline;
  readonly records: RecordStore;
  readonly journal: EventLog;
  readonly lint: Lint;
  readonly replayer: Replayer;
  readonly exporter: Exporter;
  readonly apiUrl: () => string;
  readonly chooseApp: (nameOrId?: string) => App;
}

/**
 * What happened, in depth: what stands behind the entries of the timeline.
 *
 * @example
 * const call = slack.timeline.entries.find(({ kind }) => kind === 'api_call');
 * slack.history.details(call.id); // { kind: 'api_call', arguments: { … }, answer: { status: 200, body: { … } }, … }
 */
export class History {
  // Private, for the runner of a failing test prints what is not.
  readonly #parts: HistoryParts;

  constructor(parts: HistoryParts) {
    this.#parts = parts;
  }

  /** @throws Error when there is no such entry, or it is forgotten by now */
  entry(id: number): TimelineEntry {
    const { entries } = this.#parts.timeline;
    const found = entries.find(entry => entry.id === id);
    if (found) return found;
    const there = entries.length === 0 ? 'It is empty' : `It has #${entries[0]?.id} to #${entries.at(-1)?.id}`;
    throw new Error(`The timeline has no entry #${id}. ${there}.`);
  }

  /**
   * All that is known of an entry: the envelope or call itself, its answer, the message or view as it was then.
   * @returns nothing where the entry tells all that there is, or what was known of it had to make room
   * @throws Error when there is no such entry, or it is forgotten by now
   */
  details(id: number): EntryDetails | null {
    const entry = this.entry(id);
    const { records, lint, apiUrl } = this.#parts;
    if (entry.kind === 'finding') {
      const finding = lint.findings.findLast(({ rule, entryId }) => rule === entry.rule && entryId === entry.cause);
      return finding ? { kind: 'finding', finding } : null;
    }
    const noted = records.record(id);
    if (!noted) return null;
    const deliveryOf = (envelopeId: string): Delivery | undefined => this.#deliveryOf(envelopeId);
    return createEntryDetails(noted, { apiUrl: apiUrl(), answer: records.response(id), deliveryOf });
  }

  /**
   * Entries of the timeline, the oldest first.
   * @example
   * slack.history.entries({ about: message }); // the call that posted it, its envelopes, what was clicked in it
   */
  entries({ before = Infinity, after = 0, about, limit = Infinity }: EntryChoice = {}): readonly TimelineEntry[] {
    const { timeline, records } = this.#parts;
    const all = timeline.since(after).filter(({ id }) => id < before);
    const meant = about === undefined ? all : filterEntries(all, about, records);
    return meant.slice(Math.max(0, meant.length - limit));
  }

  /**
   * Sends a payload again: that of an envelope, or of what people did or said, or of an ack. A trigger or response URL
   * that is over is replaced by a new one, and what the ack brings takes effect, as it does the first time.
   *
   * @param id that of an entry of the timeline
   * @param options.as `same_envelope`: with the ids that it had, as if Slack had sent it twice. `new_envelope`, the
   * default: as another one, an event with another `event_id`
   * @returns once the app has acked or its time is over
   * @throws Error when there is no such entry, nothing was sent by it, or the app is not there any more
   */
  async replay(id: number, { as = 'new_envelope' }: { as?: ReplayAs } = {}): Promise<Exchange> {
    const { entryId, sent } = this.#sentBy(this.entry(id));
    return this.#parts.replayer.replay(sent, entryId, as);
  }

  /**
   * A test that does again what people did in a part of the timeline, and waits for what was to be seen of the app. It
   * passes with the same bot, started anew: how that is started is all that is to be filled in.
   * @returns its source
   * @throws Error when nobody did anything in that part, or with something that came before it
   * @example
   * await writeFile('session.test.mjs', slack.history.exportTest({ runner: 'node' }));
   */
  exportTest(options: ExportOptions = {}): string {
    return this.#parts.exporter.export(options);
  }

  /**
   * What can come to an app: what its manifest declares, and what it was sent besides, as far as that is remembered. How
   * often each came, and was acked, tells whether the app handles it.
   *
   * @param app its name or id. Default: the first app
   * @throws Error when there is no such app
   * @example
   * const untested = slack.history.routes().filter(({ came }) => came === 0);
   */
  routes(app?: string): readonly AppRoute[] {
    const { journal, chooseApp } = this.#parts;
    const { name, declared } = chooseApp(app);
    return listAppRoutes(
      declared,
      journal.deliveries.filter(each => each.app === name),
    );
  }

  #sentBy(entry: TimelineEntry): { entryId: number; sent: SentEnvelope } {
    const { timeline, records } = this.#parts;
    const answered = entry.kind === 'ack' || entry.kind === 'unanswered' ? entry.cause : null;
    const envelope =
      entry.kind === 'envelope'
        ? entry
        : timeline.entries.find(
            ({ id, kind, cause }) => kind === 'envelope' && (cause === entry.id || id === answered),
          );
    const noted = envelope && records.record(envelope.id);
    if (envelope && noted?.kind === 'envelope') return { entryId: envelope.id, sent: noted.record };
    throw new Error(
      envelope
        ? `What was sent in #${envelope.id} is forgotten: newer payloads took its room.`
        : `By #${entry.id} (${entry.kind}) nothing was sent to an app. Choose an envelope, or what somebody did.`,
    );
  }

  #deliveryOf(envelopeId: string): Delivery | undefined {
    const { journal } = this.#parts;
    const isIts = ({ attempts }: Delivery): boolean => attempts.some(attempt => attempt.envelopeId === envelopeId);
    return journal.delivery(envelopeId) ?? journal.deliveries.findLast(isIts);
  }
}

/** A message, by its channel and `ts`, or a view, by its id. */
export type About = { readonly channel: string; readonly ts: string } | { readonly viewId: string };

/**
 * The entries that have to do with a message or view: those of its own, the payloads and calls that name it, what they
 * follow from, and what was answered to them.
 */
export function filterEntries(
  entries: readonly TimelineEntry[],
  about: About,
  records: RecordStore,
): readonly TimelineEntry[] {
  const clue = 'viewId' in about ? `view ${about.viewId}` : `message ${about.channel} ${about.ts}`;
  const direct = entries.filter(entry => concerns(entry, about) || mentions(records.record(entry.id), clue));
  const ids = new Set(direct.flatMap(({ id, cause }) => (cause === null ? [id] : [id, cause])));
  const isAnswer = ({ kind, cause }: TimelineEntry): boolean =>
    (kind === 'ack' || kind === 'unanswered') && cause !== null && ids.has(cause);
  return entries.filter(entry => ids.has(entry.id) || isAnswer(entry));
}

function concerns(entry: TimelineEntry, about: About): boolean {
  if ('viewId' in about) return entry.kind === 'view' && entry.viewId === about.viewId;
  return entry.kind === 'message' && entry.channel === about.channel && entry.ts === about.ts;
}

function mentions(noted: TimelineRecord | undefined, clue: string): boolean {
  if (noted?.kind === 'api_call') return listCallClues(noted.record.args).includes(clue);
  if (noted?.kind !== 'envelope' || !isJsonObject(noted.record.payload)) return false;
  return listPayloadClues(noted.record.payload).includes(clue);
}
