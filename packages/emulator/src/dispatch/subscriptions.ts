import { EVENT_SCOPES } from '../facts/facts.generated.js';
import { stringAt, type JsonObject } from '../json.js';
import type { AppInstall } from '../workspace/apps/app-install.js';

/** What messages are called in an app's settings, by the kind of their channel. */
const MESSAGE_NAMES: Readonly<Record<string, readonly string[]>> = {
  channel: ['message.channels'],
  group: ['message.groups'],
  im: ['message.im', 'message.app_home'],
  mpim: ['message.mpim'],
};

/** What comes to nobody who has not asked for it, since hardly anybody does. */
const ONLY_WHEN_ASKED_FOR: readonly string[] = ['im_open'];

/**
 * Whether an app hears of an event: it has subscribed to it, if it has a manifest, and has one of the scopes that the
 * event takes, if its scopes are known.
 */
export function hears(app: AppInstall, event: JsonObject): boolean {
  return subscriptionsTo(app, event).some(name => isGranted(app.scopes, EVENT_SCOPES[name] ?? []));
}

/** The scopes for want of one of which an app does not hear of an event that its manifest subscribes to. */
export function scopesMissingFor(app: AppInstall, event: JsonObject): readonly string[] {
  if (!app.app.declared || hears(app, event)) return [];
  return [...new Set(subscriptionsTo(app, event).flatMap(name => EVENT_SCOPES[name] ?? []))];
}

function subscriptionsTo({ app: { declared } }: AppInstall, event: JsonObject): readonly string[] {
  const names = namesOf(event);
  return declared
    ? names.filter(name => declared.events.has(name))
    : names.filter(name => !ONLY_WHEN_ASKED_FOR.includes(name));
}

/** What subscriptions an event falls under. */
export function namesOf(event: JsonObject): readonly string[] {
  const type = stringAt(event, 'type') ?? '';
  if (type !== 'message') return [type];
  return MESSAGE_NAMES[stringAt(event, 'channel_type') ?? ''] ?? [type];
}

const isGranted = (granted: readonly string[] | undefined, needed: readonly string[]): boolean =>
  granted === undefined || needed.length === 0 || needed.some(scope => granted.includes(scope));
