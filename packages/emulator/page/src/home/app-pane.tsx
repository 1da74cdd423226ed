import { Tabs } from '@base-ui/react/tabs';
import type { LiveApp } from '../../../src/live/live-state.js';
import { ChannelPane } from '../client/channel-pane.js';
import { currentWorkspace } from '../store/current.js';
import type { AppTab } from '../store/look.js';
import { pageStore, usePage } from '../store/page-store.js';
import { homeKey } from '../store/seen.js';
import { Avatar } from '../ui/avatar.js';
import { IconButton } from '../ui/icon-button.js';
import { AboutTab } from './about-tab.js';
import { shownTab, tabsOf } from './app-tabs.js';
import css from './app-pane.module.css';
import { HomeTab } from './home-tab.js';

const NAMES: Readonly<Record<AppTab, string>> = { home: 'Home', messages: 'Messages', about: 'About' };

/** An app: its Home, what was said between it and whoever one acts as, and what it declares. */
export function AppPane({ app, tab }: { readonly app: LiveApp; readonly tab: AppTab | undefined }) {
  const userId = usePage(({ look }) => look.userId);
  const goTo = (to: AppTab): void => pageStore.getState().goTo({ kind: 'home', appId: app.appId, tab: to });
  return (
    <Tabs.Root className={css.pane} value={shownTab(app, tab)} onValueChange={goTo}>
      <header className={css.header}>
        <h1>
          <Avatar id={app.botUserId} name={app.name} isApp size="line" />
          {app.name}
          {shownTab(app, tab) === 'home' && <InTimeline appId={app.appId} userId={userId} />}
        </h1>
        <Tabs.List className={css.tabs} aria-label={`Tabs of ${app.name}`}>
          {tabsOf(app).map(each => (
            <Tabs.Tab key={each} className={css.tab} value={each}>
              {NAMES[each]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </header>
      <Tabs.Panel className={css.panel} value="home">
        <HomeTab key={userId} app={app} userId={userId} />
      </Tabs.Panel>
      <Tabs.Panel className={css.messages} value="messages">
        <Messages app={app} userId={userId} />
      </Tabs.Panel>
      <Tabs.Panel className={css.panel} value="about">
        <AboutTab app={app} />
      </Tabs.Panel>
    </Tabs.Root>
  );
}

/** Leads to what the Home is made by. */
function InTimeline({ appId, userId }: { readonly appId: string; readonly userId: string }) {
  const id = usePage(({ seen }) => seen?.homes[homeKey(userId, appId)]?.id);
  if (id === undefined) return null;
  return (
    <IconButton icon="inspect" label="Show in timeline" onClick={() => pageStore.getState().showViewInTimeline(id)} />
  );
}

/** It is made when the tab is opened. */
function Messages({ app, userId }: { readonly app: LiveApp; readonly userId: string }) {
  const channel = usePage(state =>
    currentWorkspace(state)?.channels.find(
      ({ kind, members }) => kind === 'im' && members.includes(userId) && members.includes(app.botUserId),
    ),
  );
  return channel && <ChannelPane key={channel.id} channel={channel} hasHeader={false} />;
}
