import type { LiveChannel } from '../../../src/live/live-state.js';
import { personOf } from '../store/current.js';
import { usePage } from '../store/page-store.js';
import { Avatar } from '../ui/avatar.js';
import { Icon } from '../ui/icon.js';
import { othersIn, personName } from './names.js';
import css from './channel-mark.module.css';

/** What stands before the name of a conversation: what it is, or who it is with and whether they are there. */
export function ChannelMark({ channel }: { readonly channel: LiveChannel }) {
  const { kind } = channel;
  const userId = usePage(({ look }) => look.userId);
  const [other = ''] = othersIn(channel, userId);
  const person = usePage(state => personOf(state, other));
  if (kind === 'channel') return <Icon name="hash" size={16} />;
  if (kind === 'group') return <Icon name="lock" size={16} />;
  if (kind === 'mpim') return <Icon name="people" size={16} />;
  return (
    <span className={css.face}>
      <Avatar id={other} name={personName(person, other)} isApp={(person?.appId ?? null) !== null} size="small" />
      {person?.appId === null && <span className={css.presence} data-presence={person.presence} />}
    </span>
  );
}
