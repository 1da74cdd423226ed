import { Tabs } from '@base-ui/react/tabs';
import type { LiveApp } from '../../../src/live/live-state.js';
import { ChannelPane } from '../client/channel-pane.js';
import { pageStore, usePage } from '../store/page-store.js';
import type { AppTab } from '../store/route.slice.js';
import { currentWorkspace } from '../store/selectors.js';
import { homeKey } from '../store/slack-snapshot.js';
import { Avatar } from '../ui/avatar.js';
import { IconButton } from '../ui/icon-button.js';
import { AboutTab } from './about-tab.js';
import css from './app-pane.module.css';
import { getSelectedTab, getAppTabs } from './app-tabs.js';
import { HomeTab } from './home-tab.js';

const TAB_NAMES: Readonly<Record<AppTab, string>> = { home: 'Home', messages: 'Messages', about: 'About' };

export function AppPane({ app, tab }: { readonly app: LiveApp; readonly tab: AppTab | undefined }) {
  const userId = usePage(({ route }) => route.userId);
  const openMain = (to: AppTab): void => pageStore.getState().openMain({ kind: 'home', appId: app.appId, tab: to });
  return (
    <Tabs.Root className={css.pane} value={getSelectedTab(app, tab)} onValueChange={openMain}>
      <header className={css.header}>
        <h1>
          <Avatar id={app.botUserId} name={app.name} isApp size="medium" />
          {app.name}
          {getSelectedTab(app, tab) === 'home' && <InTimeline appId={app.appId} userId={userId} />}
        </h1>
        <Tabs.List className={css.tabs} aria-label={`Tabs of ${app.name}`}>
          {getAppTabs(app).map(each => (
            <Tabs.Tab key={each} className={css.tab} value={each}>
              {TAB_NAMES[each]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </header>
      <Tabs.Panel className={css.panel} value="home">
        <HomeTab key={userId} app={app} userId={userId} />
      </Tabs.Panel>
      <Tabs.Panel className={css.messages} value="messages">
        <MessagesTab app={app} userId={userId} />
      </Tabs.Panel>
      <Tabs.Panel className={css.panel} value="about">
        <AboutTab app={app} />
      </Tabs.Panel>
    </Tabs.Root>
  );
}

function InTimeline({ appId, userId }: { readonly appId: string; readonly userId: string }) {
  const id = usePage(({ snapshot }) => snapshot?.homes[homeKey(userId, appId)]?.id);
  if (id === undefined) return null;
  return (
    <IconButton icon="inspect" label="Show in timeline" onClick={() => pageStore.getState().showViewInTimeline(id)} />
  );
}

/** Opening the tab creates the direct message. */
function MessagesTab({ app, userId }: { readonly app: LiveApp; readonly userId: string }) {
  const channel = usePage(state =>
    currentWorkspace(state)?.channels.find(
      ({ kind, members }) => kind === 'im' && members.includes(userId) && members.includes(app.botUserId),
    ),
  );
  return channel && <ChannelPane key={channel.id} channel={channel} hasHeader={false} />;
}
