import { Menu } from '@base-ui/react/menu';
import { Popover } from '@base-ui/react/popover';
import type { LiveChannel, LivePerson } from '../../../src/live/live-state.js';
import { usePage } from '../store/page-store.js';
import { currentWorkspace, personOf } from '../store/selectors.js';
import { UserAvatar } from './user-avatar.js';
import { Button } from '../ui/button.js';
import { IconButton } from '../ui/icon-button.js';
import { MenuItem, MenuPopup, MenuSeparator } from '../ui/menu.js';
import { changeChannel, invite } from './channel-actions.js';
import { ChannelMark } from './channel-mark.js';
import css from './conversation-header.module.css';
import membersButtonCss from './members-button.module.css';
import { getChannelTitle, getDisplayName } from './names.js';

/** The conversation's name, members and actions. */
export function ConversationHeader({ channel }: { readonly channel: LiveChannel }) {
  const people = usePage(state => currentWorkspace(state)?.people) ?? [];
  const userId = usePage(({ route }) => route.userId);
  const { kind, topic, members, isArchived } = channel;
  const isChannel = kind === 'channel' || kind === 'group';
  return (
    <header className={css.header}>
      <h1 className={css.title}>
        <ChannelMark channel={channel} />
        <span className={css.name}>{getChannelTitle(channel, people, userId)}</span>
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
              <MenuItem onChoose={() => void changeChannel(channel, 'leave')}>Leave channel</MenuItem>
            ) : (
              <MenuItem onChoose={() => void changeChannel(channel, 'join')}>Join channel</MenuItem>
            )}
            <MenuSeparator />
            {isArchived ? (
              <MenuItem onChoose={() => void changeChannel(channel, 'unarchive')}>Unarchive channel</MenuItem>
            ) : (
              <MenuItem isDangerous onChoose={() => void changeChannel(channel, 'archive')}>
                Archive channel
              </MenuItem>
            )}
          </MenuPopup>
        </Menu.Root>
      )}
    </header>
  );
}

const MAX_HEADER_AVATARS = 3;

/** Lists members, and adds others. */
export function MembersButton({ channel }: { readonly channel: LiveChannel }) {
  const { members } = channel;
  const people = usePage(state => currentWorkspace(state)?.people) ?? [];
  const others = people.filter(({ id, isDeleted }) => !members.includes(id) && !isDeleted);
  return (
    <Popover.Root>
      <Popover.Trigger
        className={membersButtonCss.button}
        aria-label={members.length === 1 ? '1 member' : `${members.length} members`}
      >
        <span className={membersButtonCss.faces}>
          {members.slice(0, MAX_HEADER_AVATARS).map(id => (
            <UserAvatar key={id} id={id} />
          ))}
        </span>
        {members.length}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className={membersButtonCss.positioner} sideOffset={4} align="end" collisionPadding={8}>
          <Popover.Popup className={membersButtonCss.popup}>
            <Popover.Title className={membersButtonCss.title}>Members</Popover.Title>
            <ul>
              {members.map(id => (
                <li key={id} className={membersButtonCss.member}>
                  <MemberName id={id} />
                </li>
              ))}
            </ul>
            {channel.kind !== 'mpim' && others.length > 0 && (
              <>
                <h3 className={membersButtonCss.title}>Not in this channel</h3>
                <ul>
                  {others.map(person => (
                    <Outsider key={person.id} channel={channel} person={person} />
                  ))}
                </ul>
              </>
            )}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function MemberName({ id }: { readonly id: string }) {
  const person = usePage(state => personOf(state, id));
  return (
    <>
      <UserAvatar id={id} />
      <span className={membersButtonCss.name}>
        {getDisplayName(person, id)} <span className={membersButtonCss.handle}>@{person?.name ?? id}</span>
      </span>
    </>
  );
}

function Outsider({ channel, person }: { readonly channel: LiveChannel; readonly person: LivePerson }) {
  return (
    <li className={membersButtonCss.member}>
      <MemberName id={person.id} />
      <Button onClick={() => void invite(channel, person.id)} aria-label={`Add ${getDisplayName(person)}`}>
        Add
      </Button>
    </li>
  );
}
