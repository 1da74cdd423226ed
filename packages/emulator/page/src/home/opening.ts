import { actAs } from '../server/control.js';
import { wordsOf } from '../server/words-of.js';
import { currentWorkspace } from '../store/current.js';
import { pageStore, type PageState } from '../store/page-store.js';
import { shownTab } from './app-tabs.js';

/** An app that somebody has opened, at one of the tabs whose opening apps are told of. */
export interface Opening {
  readonly userId: string;
  readonly appId: string;
  readonly tab: 'home' | 'messages';
}

/**
 * Has apps told when somebody opens them here, once for each opening: to draw them anew is none, nor is to reload the
 * page.
 */
export function followOpenings(): void {
  const [navigation] = performance.getEntriesByType('navigation');
  const isReload = navigation instanceof PerformanceNavigationTiming && navigation.type === 'reload';
  let before: Opening | null = null;
  let isFirst = true;
  pageStore.subscribe((state, { look, seen }) => {
    if (!state.seen || (state.look === look && state.seen.workspaces === seen?.workspaces)) return;
    const opening = openingOf(state);
    const isNew = !isSame(opening, before);
    before = opening;
    if (isNew && opening && !(isFirst && isReload)) void tellOf(opening);
    isFirst = false;
  });
}

/** Tells the app. One that does not hear of it is no failure: Slack says nothing of that. */
export async function tellOf({ userId, appId, tab }: Opening): Promise<void> {
  await actAs(userId, 'open-home', { app: appId, tab }).catch((error: unknown) => {
    pageStore.getState().tell(wordsOf(error));
  });
}

function openingOf(state: PageState): Opening | null {
  const { userId, place } = state.look;
  const workspace = currentWorkspace(state);
  if (place.kind === 'home') {
    const app = workspace?.apps.find(({ appId }) => appId === place.appId);
    const tab = app && shownTab(app, place.tab);
    return !app || !tab || tab === 'about' ? null : { userId, appId: app.appId, tab };
  }
  const channel = place.kind === 'channel' ? workspace?.channels.find(({ id }) => id === place.id) : undefined;
  const bot = channel?.kind === 'im' ? workspace?.apps.find(app => channel.members.includes(app.botUserId)) : undefined;
  return bot && bot.messagesTab !== 'none' ? { userId, appId: bot.appId, tab: 'messages' } : null;
}

function isSame(one: Opening | null, other: Opening | null): boolean {
  return one?.userId === other?.userId && one?.appId === other?.appId && one?.tab === other?.tab;
}
