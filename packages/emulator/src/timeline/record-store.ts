import { BoundedMap } from '../collections/bounded-map.js';
import { estimateBytes } from '../collections/bounded-list.js';
import type { ApiRequest, ApiResponse, WrittenResponse } from '../web-api/api-exchange.js';
import type { WithheldEvent } from '../events/change-events.js';
import type {
  InjectedFault,
  ResponseUse,
  SentEnvelope,
  TimeChange,
  UnansweredEnvelope,
} from '../event-log/event-log.js';
import type { Ack, ApiCall, ConnectionRecord, Problem } from '../event-log/records.js';
import type { JsonObject } from '../json.js';
import type { WorkspaceChange } from '../workspace/workspace-change.js';
import type { ManualPayload } from './entry-drafts.js';

/** A call as it came in, with what went back. */
export interface RecordedResponse {
  readonly httpMethod: string;
  /** What the body was said to be; `undefined` where there was none. */
  readonly contentType: string | undefined;
  readonly hasToken: boolean;
  readonly status: number;
  readonly instead: ApiResponse['instead'];
  /** The body as JSON: as text it takes little room, and is written anyway. */
  readonly body: string;
}

/** What the records may hold, and what the answers: what is old makes room for what is big. */
const MAX_RECORD_BYTES = 64 * 2 ** 20;

/** What the entries of the timeline tell of, whole, by the ids of the entries. */
export class RecordStore {
  readonly #records: BoundedMap<number, TimelineRecord>;
  readonly #answers: BoundedMap<number, RecordedResponse>;

  /** @param limit how many are kept */
  constructor(limit: number) {
    this.#records = new BoundedMap(limit, { estimate: estimateRecordBytes, max: MAX_RECORD_BYTES });
    this.#answers = new BoundedMap(limit, { estimate: ({ body }) => body.length, max: MAX_RECORD_BYTES });
  }

  add(noted: TimelineRecord): void {
    // It is told of the entry of a change, which is kept already.
    if (noted.kind !== 'withheld') this.#records.set(noted.entryId, noted);
  }

  /** Keeps what a call was answered. */
  addResponse(entryId: number, request: ApiRequest, { status, instead, text: body }: WrittenResponse): void {
    const { httpMethod, contentType, bearer, args } = request;
    const hasToken = bearer !== undefined || args.token !== undefined;
    this.#answers.set(entryId, { httpMethod, contentType, hasToken, status, instead, body });
  }

  record(entryId: number): TimelineRecord | undefined {
    return this.#records.get(entryId);
  }

  response(entryId: number): RecordedResponse | undefined {
    return this.#answers.get(entryId);
  }

  /** Forgets them all. */
  clear(): void {
    this.#records.clear();
    this.#answers.clear();
  }
}

function estimateRecordBytes(noted: TimelineRecord): number {
  switch (noted.kind) {
    case 'act':
    case 'envelope':
    case 'ack':
    case 'by_hand':
      return estimateBytes(noted.record.payload);
    case 'api_call':
      return estimateBytes(noted.record.args);
    case 'response':
      return estimateBytes(noted.record.fields);
    case 'change':
      return estimateChangeBytes(noted.record);
    default:
      return 0;
  }
}

function estimateChangeBytes(change: Extract<TimelineRecord, { kind: 'change' }>['record']): number {
  switch (change.kind) {
    case 'message_posted':
    case 'message_grown':
    case 'message_changed':
      return (
        estimateBytes(change.message.text) +
        estimateBytes(change.message.blocks) +
        estimateBytes(change.message.attachments)
      );
    case 'view_changed':
      return estimateBytes(change.view.blocks);
    default:
      return 0;
  }
}

/** What happened, whole, with the id of its entry in the timeline. */
export type TimelineRecord = { readonly entryId: number; readonly at: number } & (
  | {
      /** Somebody did what an app hears of. */
      readonly kind: 'act';
      readonly record: { readonly app: string; readonly type: string; readonly payload: JsonObject };
    }
  | { readonly kind: 'envelope'; readonly record: SentEnvelope }
  | { readonly kind: 'ack'; readonly record: Ack }
  | { readonly kind: 'unanswered'; readonly record: UnansweredEnvelope }
  | { readonly kind: 'api_call'; readonly record: ApiCall }
  | { readonly kind: 'response'; readonly record: ResponseUse }
  | { readonly kind: 'problem'; readonly record: Problem }
  | { readonly kind: 'connection'; readonly record: ConnectionRecord }
  | { readonly kind: 'fault'; readonly record: InjectedFault }
  | { readonly kind: 'by_hand'; readonly record: ManualPayload }
  | { readonly kind: 'time'; readonly record: TimeChange }
  | {
      /** The entry is that of the change which the event tells of. */
      readonly kind: 'withheld';
      readonly record: WithheldEvent;
    }
  | {
      readonly kind: 'change';
      readonly record: WorkspaceChange;
      /** The app whose doing it is; `null` where it is a person's. */
      readonly app: string | null;
    }
);
