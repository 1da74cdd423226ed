import { Menu } from '@base-ui/react/menu';
import type { LiveChannel } from '../../../src/live/live-state.js';
import { currentWorkspace } from '../store/current.js';
import { usePage } from '../store/page-store.js';
import { IconButton } from '../ui/icon-button.js';
import { MenuItem, MenuPopup, MenuSeparator } from '../ui/menu.js';
import { channelAct } from './channel-acts.js';
import { ChannelMark } from './channel-mark.js';
import css from './conversation-header.module.css';
import { MembersButton } from './members-button.js';
import { channelTitle } from './names.js';

/** Which conversation this is, who is in it, and what can be done to it. */
export function ConversationHeader({ channel }: { readonly channel: LiveChannel }) {
  const people = usePage(state => currentWorkspace(state)?.people) ?? [];
  const userId = usePage(({ look }) => look.userId);
  const { kind, topic, members, isArchived } = channel;
  const isChannel = kind === 'channel' || kind === 'group';
  return (
    <header className={css.header}>
      <h1 className={css.title}>
        <ChannelMark channel={channel} />
        <span className={css.name}>{channelTitle(channel, people, userId)}</span>
      </h1>
      {topic !== '' && (
        <p className={css.topic} title={topic}>
          {topic}
        </p>
      )}
      <span className={css.space} />
      {kind !== 'im' && <MembersButton channel={channel} />}
      {isChannel && (
        <Menu.Root>
          <Menu.Trigger render={<IconButton icon="more" label="Channel actions" />} />
          <MenuPopup align="end">
            {members.includes(userId) ? (
              <MenuItem onChoose={() => void channelAct(channel, 'leave')}>Leave channel</MenuItem>
            ) : (
              <MenuItem onChoose={() => void channelAct(channel, 'join')}>Join channel</MenuItem>
            )}
            <MenuSeparator />
            {isArchived ? (
              <MenuItem onChoose={() => void channelAct(channel, 'unarchive')}>Unarchive channel</MenuItem>
            ) : (
              <MenuItem isDangerous onChoose={() => void channelAct(channel, 'archive')}>
                Archive channel
              </MenuItem>
            )}
          </MenuPopup>
        </Menu.Root>
      )}
    </header>
  );
}
