import type { Ack, Attempt, Delivery } from '../journal/records.js';
import type { JsonObject } from '../json.js';
import type { AppInstall } from '../workspace/apps/app-install.js';
import type { Message } from '../workspace/messages/message.js';

/** A payload that was sent to an app, and its answer: as it stood after the ack, or when its deadline had passed. */
export interface Exchange {
  /** The id of the first envelope. */
  readonly envelopeId: string;
  readonly type: string;
  /** The app's name. */
  readonly app: string;
  readonly payload: unknown;
  /** The sendings up to then: one, unless an event was sent as a redelivery. */
  readonly attempts: readonly Attempt[];
  /** `null` when no ack came in time. */
  readonly ack: Ack | null;
  /** What Slack would tell the user, or keep from happening: no ack came, or its payload is no answer. */
  readonly problem?: string | undefined;
  /** The message that the ack brought. */
  readonly message?: Message | undefined;
  /** The options that the ack brought, those of groups among them. */
  readonly options?: readonly JsonObject[] | undefined;
}

/** What became of a delivery so far. */
export function exchangeOf(delivery: Delivery): Exchange {
  const { id, type, app, payload, attempts, ack } = delivery;
  return { envelopeId: id, type, app, payload, attempts, ack };
}

/** What becomes of an event that an app hasn't asked for: nothing. That is no fault, and yet worth saying. */
export function unheard(app: AppInstall, payload: unknown, names: readonly string[]): Exchange {
  const problem =
    `The app "${app.name}" is not told: its manifest subscribes to no ${names.join(' or ')} ` +
    `(settings.event_subscriptions.bot_events), or it lacks the scope for it.`;
  return { ...unsent(app, 'events_api', payload), problem };
}

/** What becomes of a payload that Slack keeps to itself. */
export function unsent({ name }: AppInstall, type: string, payload: unknown): Exchange {
  return { envelopeId: '', type, app: name, payload, attempts: [], ack: null };
}
