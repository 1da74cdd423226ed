import { EVENT_SCOPES } from '../api-reference/facts.generated.js';
import { objectAt, stringAt, type JsonObject } from '../json.js';
import type { Declarations } from '../manifest/declarations.js';
import type { AppEvent } from './app-event.js';

/** The names of message events in the app settings, by the kind of channel. */
const MESSAGE_NAMES: Readonly<Record<string, readonly string[]>> = {
  channel: ['message.channels'],
  group: ['message.groups'],
  im: ['message.im', 'message.app_home'],
  mpim: ['message.mpim'],
};

/** The scopes that apply to an event, by the kind of its channel. */
const SCOPES_BY_KIND: Readonly<Record<string, RegExp>> = { C: /^channels:/, G: /^(groups|mpim):/ };

/** Events that an app without a manifest does not receive, because few apps use them. */
const EXPLICIT_SUBSCRIPTIONS: readonly string[] = [
  'message.app_home',
  'im_created',
  'im_open',
  'im_close',
  'group_open',
  'group_close',
];

/**
 * Whether an app receives an event. Its events must be enabled. An app with a manifest must subscribe to the event, and
 * an app with known scopes needs one of the event's scopes.
 */
export function isSubscribed(news: AppEvent): boolean {
  const { event, authorization } = news;
  return findSubscriptions(news).some(name => isGranted(authorization.scopes, getEventScopes(name, event)));
}

/** Returns the scopes of which an app needs one to receive an event that its manifest subscribes to. */
export function findMissingScopes(news: AppEvent): readonly string[] {
  if (!news.app.app.declared || isSubscribed(news)) return [];
  return [...new Set(findSubscriptions(news).flatMap(name => getEventScopes(name, news.event)))];
}

/** Returns the subscriptions that include an event. */
export function getEventNames(event: JsonObject): readonly string[] {
  const type = stringAt(event, 'type') ?? '';
  if (type !== 'message') return [type];
  return MESSAGE_NAMES[stringAt(event, 'channel_type') ?? ''] ?? [type];
}

function findSubscriptions({ app: { app }, authorization, event }: AppEvent): readonly string[] {
  if (!app.hearsEvents) return [];
  const { declared } = app;
  const names = getEventNames(event);
  if (!declared) return names.filter(name => !EXPLICIT_SUBSCRIPTIONS.includes(name));
  if (!hasMetadataOf(declared, event)) return [];
  const subscribed = authorization.isBot ? declared.events : declared.userEvents;
  return names.filter(name => subscribed.has(name));
}

/** A metadata subscription names the event type and the app that wrote the metadata. */
function hasMetadataOf({ metadataSubscriptions }: Declarations, event: JsonObject): boolean {
  if (!stringAt(event, 'type')?.startsWith('message_metadata_')) return true;
  const metadata = objectAt(event, 'metadata') ?? objectAt(event, 'previous_metadata') ?? {};
  return metadataSubscriptions.some(
    each => each.appId === event.app_id && each.eventType === stringAt(metadata, 'event_type'),
  );
}

function getEventScopes(name: string, event: JsonObject): readonly string[] {
  const scopes = EVENT_SCOPES[name] ?? [];
  const ofKind = SCOPES_BY_KIND[stringAt(event, 'channel_type') ?? ''];
  return ofKind ? scopes.filter(scope => ofKind.test(scope)) : scopes;
}

const isGranted = (granted: readonly string[] | undefined, needed: readonly string[]): boolean =>
  granted === undefined || needed.length === 0 || needed.some(scope => granted.includes(scope));
