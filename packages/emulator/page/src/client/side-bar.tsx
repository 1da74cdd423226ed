import { Menu } from '@base-ui/react/menu';
import { type ReactNode, useEffect, useRef } from 'react';
import type { LiveChannel, LiveWorkspace } from '../../../src/live/live-state.js';
import { pageStore, usePage } from '../store/page-store.js';
import { currentWorkspace } from '../store/selectors.js';
import { handleArrowKeys } from '../ui/arrow-key-navigation.js';
import { IconButton } from '../ui/icon-button.js';
import { Icon, type IconName } from '../ui/icon.js';
import { MenuChoice, MenuPopup } from '../ui/menu.js';
import { getChannelTitle } from './names.js';
import { AppEntry, ConversationEntry, ThreadsEntry } from './side-bar-entries.js';
import css from './side-bar.module.css';
import workspaceMenuCss from './workspace-menu.module.css';

/** The user's conversations. The arrow keys move through them. */
export function SideBar() {
  const workspace = usePage(currentWorkspace);
  const userId = usePage(({ route }) => route.userId);
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
      onKeyDown={handleArrowKeys}
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
          actions={[
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
          actions={[{ label: 'New direct message', icon: 'add', run: () => setOverlay('new-direct') }]}
        >
          {direct.map(channel => (
            <ConversationEntry key={channel.id} channel={channel} />
          ))}
        </SideBarSection>
        <SideBarSection title="Apps" actions={[]}>
          {workspace.apps.map(app => (
            <AppEntry key={app.appId} app={app} />
          ))}
        </SideBarSection>
      </div>
    </nav>
  );
}

/** The user's conversations, sorted by name. Direct messages with apps are listed under Apps. */
function conversationsOf(
  { channels, people, apps }: LiveWorkspace,
  userId: string,
): { readonly channels: readonly LiveChannel[]; readonly direct: readonly LiveChannel[] } {
  const mine = channels
    .filter(({ members, isArchived }) => members.includes(userId) && !isArchived)
    .toSorted((one, other) =>
      getChannelTitle(one, people, userId).localeCompare(getChannelTitle(other, people, userId)),
    );
  const isWithApp = ({ kind, members }: LiveChannel): boolean =>
    kind === 'im' && apps.some(({ botUserId }) => members.includes(botUserId));
  return {
    channels: mine.filter(({ kind }) => kind === 'channel' || kind === 'group'),
    direct: mine.filter(channel => (channel.kind === 'im' || channel.kind === 'mpim') && !isWithApp(channel)),
  };
}

export function WorkspaceMenu() {
  const workspace = usePage(currentWorkspace);
  const workspaces = usePage(({ snapshot }) => snapshot?.workspaces) ?? [];
  return (
    <Menu.Root>
      <Menu.Trigger className={workspaceMenuCss.workspace} aria-label={`Workspace: ${workspace?.name ?? ''}`}>
        <span className={workspaceMenuCss.name}>{workspace?.name}</span>
        <Icon name="down" size={14} />
      </Menu.Trigger>
      <MenuPopup>
        <Menu.RadioGroup
          aria-label="Workspaces"
          value={workspace?.id}
          onValueChange={(teamId: string) => pageStore.getState().navigate({ teamId })}
        >
          {workspaces.map(({ id, name }) => (
            <MenuChoice key={id} value={id}>
              {name}
            </MenuChoice>
          ))}
        </Menu.RadioGroup>
      </MenuPopup>
    </Menu.Root>
  );
}

export interface SectionAction {
  readonly label: string;
  readonly icon: IconName;
  readonly run: () => void;
}

export function SideBarSection({
  title,
  actions,
  children,
}: {
  readonly title: string;
  readonly actions: readonly SectionAction[];
  readonly children: ReactNode;
}) {
  return (
    <section aria-label={title}>
      <div className={css.heading}>
        <h2>{title}</h2>
        {actions.map(({ label, icon, run }) => (
          <IconButton key={label} icon={icon} size={15} label={label} onClick={run} />
        ))}
      </div>
      <ul className={css.list}>{children}</ul>
    </section>
  );
}
