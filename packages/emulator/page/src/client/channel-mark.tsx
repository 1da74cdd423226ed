import type { LiveChannel } from '../../../src/live/live-state.js';
import { usePage } from '../store/page-store.js';
import { personOf } from '../store/selectors.js';
import { Avatar } from '../ui/avatar.js';
import { Icon } from '../ui/icon.js';
import css from './channel-mark.module.css';
import { getOtherMembers, getDisplayName } from './names.js';

/** The icon before a conversation's name, or the other member's avatar and presence. */
export function ChannelMark({ channel }: { readonly channel: LiveChannel }) {
  const { kind } = channel;
  const userId = usePage(({ route }) => route.userId);
  const [other = ''] = getOtherMembers(channel, userId);
  const person = usePage(state => personOf(state, other));
  if (kind === 'channel') return <Icon name="hash" size={16} />;
  if (kind === 'group') return <Icon name="lock" size={16} />;
  if (kind === 'mpim') return <Icon name="people" size={16} />;
  return (
    <span className={css.face}>
      <Avatar id={other} name={getDisplayName(person, other)} isApp={(person?.appId ?? null) !== null} size="small" />
      {person?.appId === null && <span className={css.presence} data-presence={person.presence} />}
    </span>
  );
}
