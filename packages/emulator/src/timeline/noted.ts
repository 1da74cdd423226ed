import type { WithheldEvent } from '../dispatch/change-events.js';
import type { InjectedFault, ResponseUse, SentEnvelope, SteeredTime, UnansweredEnvelope } from '../journal/journal.js';
import type { Ack, ApiCall, ConnectionRecord, Problem } from '../journal/records.js';
import type { JsonObject } from '../json.js';
import type { WorkspaceChange } from '../workspace/workspace-change.js';
import type { HandPayload } from './drafts.js';

/** What happened, whole, with the id of its entry in the timeline. */
export type Noted = { readonly entryId: number; readonly at: number } & (
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
  | { readonly kind: 'by_hand'; readonly record: HandPayload }
  | { readonly kind: 'time'; readonly record: SteeredTime }
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
