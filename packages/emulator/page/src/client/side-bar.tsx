import { useEffect, useRef } from 'react';
import type { LiveChannel, LiveWorkspace } from '../../../src/live/live-state.js';
import { currentWorkspace } from '../store/current.js';
import { pageStore, usePage } from '../store/page-store.js';
import { arrowSteps } from '../ui/arrow-steps.js';
import { Icon } from '../ui/icon.js';
import { channelTitle } from './names.js';
import css from './side-bar.module.css';
import { AppEntry, ConversationEntry, ThreadsEntry } from './side-bar-entries.js';
import { SideBarSection } from './side-bar-section.js';
import { WorkspaceMenu } from './workspace-menu.js';

/** The conversations of whoever one acts as. The arrow keys go through them. */
export function SideBar() {
  const workspace = usePage(currentWorkspace);
  const userId = usePage(({ look }) => look.userId);
  const isDrawn = usePage(({ overlay }) => overlay === 'drawer');
  const { setOverlay } = pageStore.getState();
  const bar = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isDrawn) bar.current?.querySelector<HTMLElement>('[aria-current]')?.focus();
  }, [isDrawn]);
  if (!workspace) return null;
  const { channels, direct } = conversationsOf(workspace, userId);
  return (
    <nav
      ref={bar}
      className={css.bar}
      id="conversations"
      aria-label="Conversations"
      data-drawn={isDrawn ? '' : undefined}
      onKeyDown={arrowSteps}
    >
      <WorkspaceMenu />
      <div className={css.entries}>
        <button type="button" className={css.search} onClick={() => setOverlay('switcher')}>
          <Icon name="search" size={16} /> Go to… <kbd>Ctrl K</kbd>
        </button>
        <ul className={css.list}>
          <li>
            <ThreadsEntry />
          </li>
        </ul>
        <SideBarSection
          title="Channels"
          acts={[
            { label: 'Browse channels', icon: 'search', run: () => setOverlay('browse') },
            { label: 'New channel', icon: 'add', run: () => setOverlay('new-channel') },
          ]}
        >
          {channels.map(channel => (
            <ConversationEntry key={channel.id} channel={channel} />
          ))}
        </SideBarSection>
        <SideBarSection
          title="Direct messages"
          acts={[{ label: 'New direct message', icon: 'add', run: () => setOverlay('new-direct') }]}
        >
          {direct.map(channel => (
            <ConversationEntry key={channel.id} channel={channel} />
          ))}
        </SideBarSection>
        <SideBarSection title="Apps" acts={[]}>
          {workspace.apps.map(app => (
            <AppEntry key={app.appId} app={app} />
          ))}
        </SideBarSection>
      </div>
    </nav>
  );
}

/** Those of whoever one acts as, by their names. What is said with an app stands with the app. */
function conversationsOf(
  { channels, people, apps }: LiveWorkspace,
  userId: string,
): { readonly channels: readonly LiveChannel[]; readonly direct: readonly LiveChannel[] } {
  const mine = channels
    .filter(({ members, isArchived }) => members.includes(userId) && !isArchived)
    .toSorted((one, other) => channelTitle(one, people, userId).localeCompare(channelTitle(other, people, userId)));
  const isWithApp = ({ kind, members }: LiveChannel): boolean =>
    kind === 'im' && apps.some(({ botUserId }) => members.includes(botUserId));
  return {
    channels: mine.filter(({ kind }) => kind === 'channel' || kind === 'group'),
    direct: mine.filter(channel => (channel.kind === 'im' || channel.kind === 'mpim') && !isWithApp(channel)),
  };
}
