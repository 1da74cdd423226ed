import { postAsUser, toErrorMessage } from '../server/control.js';
import { type PageState, pageStore } from '../store/page-store.js';
import { currentWorkspace } from '../store/selectors.js';
import { getSelectedTab } from './app-tabs.js';

export interface OpenedApp {
  readonly userId: string;
  readonly appId: string;
  readonly tab: 'home' | 'messages';
}

/** Sends `app_home_opened` once for every opening. Rendering again and reloading the page do not count. */
export function reportOpenedApps(): void {
  const [navigation] = performance.getEntriesByType('navigation');
  const isReload = navigation instanceof PerformanceNavigationTiming && navigation.type === 'reload';
  let before: OpenedApp | null = null;
  let isFirst = true;
  pageStore.subscribe((state, { route, snapshot }) => {
    if (!state.snapshot || (state.route === route && state.snapshot.workspaces === snapshot?.workspaces)) return;
    const opening = findOpenedApp(state);
    const isNew = !isSameApp(opening, before);
    before = opening;
    if (isNew && opening && !(isFirst && isReload)) void reportAppOpened(opening);
    isFirst = false;
  });
}

/** An app that is not subscribed does not receive the event; Slack reports no error. */
export async function reportAppOpened({ userId, appId, tab }: OpenedApp): Promise<void> {
  await postAsUser(userId, 'open-home', { app: appId, tab }).catch((error: unknown) => {
    pageStore.getState().notify(toErrorMessage(error));
  });
}

function findOpenedApp(state: PageState): OpenedApp | null {
  const { userId, main } = state.route;
  const workspace = currentWorkspace(state);
  if (main.kind === 'home') {
    const app = workspace?.apps.find(({ appId }) => appId === main.appId);
    const tab = app && getSelectedTab(app, main.tab);
    return !app || !tab || tab === 'about' ? null : { userId, appId: app.appId, tab };
  }
  const channel = main.kind === 'channel' ? workspace?.channels.find(({ id }) => id === main.id) : undefined;
  const bot = channel?.kind === 'im' ? workspace?.apps.find(app => channel.members.includes(app.botUserId)) : undefined;
  return bot && bot.messagesTab !== 'none' ? { userId, appId: bot.appId, tab: 'messages' } : null;
}

function isSameApp(one: OpenedApp | null, other: OpenedApp | null): boolean {
  return one?.userId === other?.userId && one?.appId === other?.appId && one?.tab === other?.tab;
}
