import type { LiveChannel } from '../../../src/live/live-state.js';
import { currentWorkspace } from '../store/current.js';
import { usePage } from '../store/page-store.js';
import { ChannelMark } from './channel-mark.js';
import css from './conversation-beginning.module.css';
import { channelTitle, channelWords } from './names.js';
import { useIsTurnedOff } from './turned-off.js';

/** What stands above the first message of a conversation. */
export function ConversationBeginning({
  channel,
  isEmpty,
}: {
  readonly channel: LiveChannel;
  readonly isEmpty: boolean;
}) {
  const people = usePage(state => currentWorkspace(state)?.people) ?? [];
  const apps = usePage(state => currentWorkspace(state)?.apps) ?? [];
  const userId = usePage(({ look }) => look.userId);
  const isTurnedOff = useIsTurnedOff(channel);
  const words = channelWords(channel, people, userId);
  const isDirect = channel.kind === 'im' || channel.kind === 'mpim';
  const here = apps.filter(({ botUserId }) => channel.members.includes(botUserId));
  return (
    <div className={css.beginning}>
      <h2 className={css.title}>
        <ChannelMark channel={channel} /> {channelTitle(channel, people, userId)}
      </h2>
      <p>
        {isDirect
          ? `This is the beginning of what you and ${words} say to each other.`
          : `This is the beginning of ${words}. ${channel.purpose}`}
      </p>
      {isEmpty && !isTurnedOff && (
        <p className={css.hint}>
          Nobody has said anything here. Write below: <kbd>/</kbd> for commands, <kbd>@</kbd> for people and apps.{' '}
          {isDirect ? '' : hearingWords(here.map(({ name }) => name))}
        </p>
      )}
    </div>
  );
}

function hearingWords(apps: readonly string[]): string {
  if (apps.length === 0) return 'No app is here: it hears of what is said once it was added (by the members, above).';
  return apps.length === 1 ? `${apps[0]} hears what is said here.` : `${apps.join(', ')} hear what is said here.`;
}
