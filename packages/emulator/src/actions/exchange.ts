import type { AppEvent } from '../events/app-event.js';
import { getEventNames, findMissingScopes } from '../events/subscriptions.js';
import type { Ack, Attempt, Delivery } from '../event-log/records.js';
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

/** The exchange of a delivery in its current state. */
export function toExchange(delivery: Delivery): Exchange {
  const { id, type, app, payload, attempts, ack } = delivery;
  return { envelopeId: id, type, app, payload, attempts, ack };
}

/** The exchange of an event that the app does not receive. This is no fault, but is reported. */
export function createUnansweredExchange(news: AppEvent, payload: unknown): Exchange {
  const problem = `The app "${news.app.name}" is not told: ${explainUnanswered(news)}.`;
  return { ...createUnsentExchange(news.app, 'events_api', payload), problem };
}

/** Why an app is not told of an event, as the rest of a sentence. */
export function explainUnanswered(news: AppEvent): string {
  if (!news.app.app.hearsEvents)
    return 'its events are off, for too many went unanswered (switchEvents(true) of the app)';
  const scopes = findMissingScopes(news);
  if (scopes.length > 0) return `it has none of the scopes ${scopes.join(', ')}`;
  const names = getEventNames(news.event).join(' or ');
  if (!news.app.app.declared)
    return `without a manifest it hears of no ${names}, for hardly any app subscribes to that`;
  return `its manifest subscribes to no ${names} (settings.event_subscriptions.bot_events)`;
}

/** The exchange of a payload that Slack does not send. */
export function createUnsentExchange({ name }: AppInstall, type: string, payload: unknown): Exchange {
  return { envelopeId: '', type, app: name, payload, attempts: [], ack: null };
}
