import { useEffect } from 'react';
import { flushSync } from 'react-dom';
import { pageStore, usePage } from '../store/page-store.js';
import { channelOf, currentWorkspace } from '../store/selectors.js';
import { IconButton } from '../ui/icon-button.js';
import { Composer } from './composer.js';
import { focusMain, focusMessage } from './focus.js';
import { MessageList } from './message-list.js';
import { useThreadRows } from './message-rows.js';
import { MessagesDisabled, useMessagesDisabled } from './messages-disabled.js';
import { formatChannelName } from './names.js';
import { loadThread } from './older-messages.js';
import css from './thread-pane.module.css';

export function ThreadPane({ channel, ts }: { readonly channel: string; readonly ts: string }) {
  const rows = useThreadRows(channel, ts);
  const conversation = usePage(state => channelOf(state, channel));
  const people = usePage(state => currentWorkspace(state)?.people) ?? [];
  const userId = usePage(({ route }) => route.userId);
  const isMember = conversation?.members.includes(userId) === true;
  const isDisabled = useMessagesDisabled(conversation);
  useEffect(() => void loadThread(channel, ts), [channel, ts]);
  const close = (): void => {
    flushSync(() => pageStore.getState().navigate({ side: null }));
    if (!focusMessage(ts)) focusMain();
  };
  return (
    <div className={css.pane}>
      <header className={css.header}>
        <h2 className={css.title}>Thread</h2>
        <span className={css.channel}>{conversation && formatChannelName(conversation, people, userId)}</span>
        <IconButton icon="close" label="Close thread" onClick={close} />
      </header>
      <MessageList
        key={`${userId}/${ts}`}
        id={`${channel}/${ts}`}
        label="Messages in this thread"
        channel={channel}
        rows={rows}
        intro={<div className={css.top}>{rows.length === 0 && 'This message was not found.'}</div>}
      />
      {isMember && isDisabled && <MessagesDisabled />}
      {isMember && !isDisabled && !conversation.isArchived && (
        <Composer channel={channel} threadTs={ts} isFocused onLeave={close} />
      )}
    </div>
  );
}
