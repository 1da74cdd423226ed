import { useEffect } from 'react';
import { flushSync } from 'react-dom';
import { channelOf, currentWorkspace } from '../store/current.js';
import { pageStore, usePage } from '../store/page-store.js';
import { IconButton } from '../ui/icon-button.js';
import { Composer } from './composer.js';
import { useThreadRows } from './conversation-rows.js';
import { focusMain, focusMessage } from './focus.js';
import { MessageList } from './message-list.js';
import { loadThread } from './older-messages.js';
import { channelWords } from './names.js';
import css from './thread-pane.module.css';
import { TurnedOff, useIsTurnedOff } from './turned-off.js';

/** A message and what is said under it. */
export function ThreadPane({ channel, ts }: { readonly channel: string; readonly ts: string }) {
  const rows = useThreadRows(channel, ts);
  const there = usePage(state => channelOf(state, channel));
  const people = usePage(state => currentWorkspace(state)?.people) ?? [];
  const userId = usePage(({ look }) => look.userId);
  const isMember = there?.members.includes(userId) === true;
  const isTurnedOff = useIsTurnedOff(there);
  useEffect(() => void loadThread(channel, ts), [channel, ts]);
  const close = (): void => {
    flushSync(() => pageStore.getState().turn({ side: null }));
    if (!focusMessage(ts)) focusMain();
  };
  return (
    <div className={css.pane}>
      <header className={css.header}>
        <h2 className={css.title}>Thread</h2>
        <span className={css.channel}>{there && channelWords(there, people, userId)}</span>
        <IconButton icon="close" label="Close thread" onClick={close} />
      </header>
      <MessageList
        key={`${userId}/${ts}`}
        id={`${channel}/${ts}`}
        label="Messages in this thread"
        channel={channel}
        rows={rows}
        beginning={<div className={css.top}>{rows.length === 0 && 'The message of this thread is not there.'}</div>}
      />
      {isMember && isTurnedOff && <TurnedOff />}
      {isMember && !isTurnedOff && !there.isArchived && (
        <Composer channel={channel} threadTs={ts} isFocused onLeave={close} />
      )}
    </div>
  );
}
