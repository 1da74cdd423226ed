import { BoundedMap } from '../collections/bounded-map.js';
import { Listeners } from '../collections/listeners.js';
import type {
  EmulatorEvents,
  InjectedFault,
  EventLog,
  ResponseUse,
  SentEnvelope,
  TimeChange,
  UnansweredEnvelope,
} from '../event-log/event-log.js';
import type { Ack, ApiCall, Problem } from '../event-log/records.js';
import type { WithheldEvent } from '../events/change-events.js';
import { isJsonObject, objectAt, stringAt, type JsonObject } from '../json.js';
import type { Clock } from '../time/clock.js';
import type { WorkspaceChange } from '../workspace/workspace-change.js';
import { summarizeAction } from './action-summary.js';
import { CauseTracker } from './cause-tracker.js';
import {
  createAckDraft,
  createManualDraft,
  createCallDraft,
  createChangeDraft,
  createConnectionDraft,
  createEnvelopeDraft,
  createFaultDraft,
  type ManualPayload,
  createProblemDraft,
  type ReplayAs,
  createReplayDraft,
  createResponseDraft,
  createTimeDraft,
  createUnansweredDraft,
} from './entry-drafts.js';
import { toSingleLine } from './payload-summary.js';
import type { ParticipantNames } from './participant-names.js';
import type { TimelineRecord } from './record-store.js';
import type { TimelineLog } from './timeline.js';

/** What the recorder works with. */
export interface TimelineRecorderParts {
  readonly log: TimelineLog;
  readonly journal: EventLog;
  readonly clock: Clock;
  readonly names: ParticipantNames;
}

/** How many envelopes are remembered, for the acks and problems that follow from them. */
const MAX_REMEMBERED_ENTRIES = 10_000;

/** Writes the timeline: hears of what happens, and knows what follows from what. */
export class TimelineRecorder {
  readonly #listeners = new Listeners<[TimelineRecord]>();
  readonly #causes = new CauseTracker();
  /** The entries of envelopes by their ids, and by the event that is in them: the first one of each. */
  readonly #envelopes = new BoundedMap<string, number>(MAX_REMEMBERED_ENTRIES);
  readonly #events = new BoundedMap<string, number>(MAX_REMEMBERED_ENTRIES);
  readonly #acks = new BoundedMap<string, number>(MAX_REMEMBERED_ENTRIES);
  readonly #connections = new BoundedMap<string, number>(MAX_REMEMBERED_ENTRIES);

  constructor(private readonly parts: TimelineRecorderParts) {
    const { journal } = parts;
    journal.on('envelope', sent => this.#envelope(sent));
    journal.on('ack', ack => this.#ack(ack));
    journal.on('unanswered', missed => this.#unanswered(missed));
    journal.on('api_call', call => this.#call(call));
    journal.on('response', use => this.#response(use));
    journal.on('problem', problem => this.#problem(problem));
    journal.on('fault', fault => this.#fault(fault));
    journal.on('time', steered => this.#time(steered));
    journal.on('connection', connection => this.#connection(connection));
  }

  /** Calls `listener` with what was noted, whole, right after it has its entry. */
  onRecord(listener: (noted: TimelineRecord) => void): void {
    this.#listeners.add(listener);
  }

  /** The id that the next entry will have. */
  get nextEntryId(): number {
    return this.parts.log.nextId;
  }

  /** Somebody does what a payload tells of: what `work` brings about is put down to it. */
  recordAction<Result>(app: string, type: string, payload: JsonObject, work: () => Result): Result {
    const { log, clock, names } = this.parts;
    const words = summarizeAction(type, payload, names.of);
    if (!words) return work();
    const { who } = names.doer(words.userId);
    const at = clock.now();
    const id = log.note({ kind: 'act', at, app, who, text: toSingleLine(words.text) });
    this.#listeners.notify({ kind: 'act', record: { app, type, payload }, entryId: id, at });
    return log.during(id, work);
  }

  /** A payload is sent again by hand: what `work` brings about is put down to that. */
  recordReplay<Result>(sent: SentEnvelope, replayed: number, as: ReplayAs, work: () => Result): Result {
    const { log, clock, names } = this.parts;
    // It is no redelivery: what follows is put down to this, not to the first envelope.
    this.#envelopes.delete(sent.envelopeId);
    const eventId = getEventId(sent);
    if (eventId !== undefined) this.#events.delete(eventId);
    const id = log.note({ ...createReplayDraft(sent, replayed, as, names.of), at: clock.now(), cause: replayed });
    return log.during(id, work);
  }

  /** A payload is sent by hand: what `work` brings about is put down to that. */
  recordManualPayload<Result>(record: ManualPayload, work: () => Result): Result {
    const { log, clock, names } = this.parts;
    const at = clock.now();
    const id = log.note(createManualDraft(record, at, names.of));
    this.#listeners.notify({ kind: 'by_hand', record, entryId: id, at });
    return log.during(id, work);
  }

  /** What an ack carries takes effect. */
  effectsOf<Result>(ack: Pick<Ack, 'envelopeId'>, work: () => Result): Result {
    return this.parts.log.during(this.#acks.get(ack.envelopeId) ?? null, work);
  }

  /** Something changes in a workspace: what `work` brings about is put down to it. */
  recordChange<Result>(change: WorkspaceChange, work: () => Result): Result {
    const { log, clock, names } = this.parts;
    const at = clock.now();
    const draft = createChangeDraft(change, at, names);
    const entryId = log.note(draft);
    this.#listeners.notify({ kind: 'change', record: change, app: draft.app, entryId, at });
    return log.during(entryId, work);
  }

  /** An app is not told of what has just changed. */
  recordWithheldEvent(record: WithheldEvent): void {
    const { log, clock } = this.parts;
    this.#listeners.notify({ kind: 'withheld', record, entryId: log.cause ?? 0, at: clock.now() });
  }

  #envelope(sent: SentEnvelope): void {
    const eventId = getEventId(sent);
    const first = eventId === undefined ? this.#envelopes.get(sent.envelopeId) : this.#events.get(eventId);
    const id = this.parts.log.note({ ...createEnvelopeDraft(sent, this.parts.names.of), cause: first });
    this.#envelopes.set(sent.envelopeId, id);
    if (eventId !== undefined && first === undefined) this.#events.set(eventId, id);
    if (!this.#isOfItself(sent)) this.#causes.remember(sent.app, sent.payload, id);
    this.#listeners.notify({ kind: 'envelope', record: sent, entryId: id, at: sent.at });
  }

  /** Whether it tells an app what that app did: nothing that an app does answers that. */
  #isOfItself({ app, payload }: SentEnvelope): boolean {
    const event = isJsonObject(payload) ? objectAt(payload, 'event') : undefined;
    if (!event) return false;
    const user = stringAt(event, 'user') ?? stringAt(objectAt(event, 'message') ?? {}, 'user');
    return user !== undefined && this.parts.names.doer(user).app === app;
  }

  #connection(connection: EmulatorEvents['connection']): void {
    const at = this.parts.clock.now();
    const cause = this.#connections.get(connection.id);
    const entryId = this.parts.log.note({ ...createConnectionDraft(connection, at), cause });
    this.#connections.set(connection.id, entryId);
    this.#listeners.notify({ kind: 'connection', record: connection, entryId, at });
  }

  #ack(ack: Ack): void {
    const { log, names } = this.parts;
    const id = log.note({ ...createAckDraft(ack, names.of), cause: this.#envelopes.get(ack.envelopeId) });
    this.#acks.set(ack.envelopeId, id);
    this.#listeners.notify({ kind: 'ack', record: ack, entryId: id, at: ack.at });
  }

  #unanswered(missed: UnansweredEnvelope): void {
    const cause = this.#envelopes.get(missed.envelopeId);
    const entryId = this.parts.log.note({ ...createUnansweredDraft(missed), cause });
    this.#listeners.notify({ kind: 'unanswered', record: missed, entryId, at: missed.at });
  }

  #call(call: ApiCall): void {
    const { log, names } = this.parts;
    const cause = this.#causes.findCallCause(call.app, call.args);
    const entryId = log.noteCall({ ...createCallDraft(call, names.of), cause });
    this.#listeners.notify({ kind: 'api_call', record: call, entryId, at: call.at });
  }

  #response(use: ResponseUse): void {
    const cause = use.app === null ? undefined : this.#causes.findResponseUrlCause(use.app, use.key);
    const { log, names } = this.parts;
    const entryId = log.noteCall({ ...createResponseDraft(use, names.of), cause });
    this.#listeners.notify({ kind: 'response', record: use, entryId, at: use.at });
  }

  #problem(problem: Problem): void {
    const { envelopeId } = problem;
    const cause = envelopeId === undefined ? undefined : this.#envelopes.get(envelopeId);
    const entryId = this.parts.log.note({ ...createProblemDraft(problem), cause });
    this.#listeners.notify({ kind: 'problem', record: problem, entryId, at: problem.at });
  }

  #fault(fault: InjectedFault): void {
    const entryId = this.parts.log.note(createFaultDraft(fault));
    this.#listeners.notify({ kind: 'fault', record: fault, entryId, at: fault.at });
  }

  #time(steered: TimeChange): void {
    const entryId = this.parts.log.note(createTimeDraft(steered));
    this.#listeners.notify({ kind: 'time', record: steered, entryId, at: steered.at });
  }
}

const getEventId = ({ payload }: SentEnvelope): string | undefined =>
  isJsonObject(payload) ? stringAt(payload, 'event_id') : undefined;
