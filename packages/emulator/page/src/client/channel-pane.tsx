import { useCallback, useEffect, useLayoutEffect } from 'react';
import type { LiveChannel } from '../../../src/live/live-state.js';
import { pageStore, usePage } from '../store/page-store.js';
import { Button } from '../ui/button.js';
import { channelAct } from './channel-acts.js';
import css from './channel-pane.module.css';
import { Composer } from './composer.js';
import { ConversationBeginning } from './conversation-beginning.js';
import { ConversationHeader } from './conversation-header.js';
import { useConversationRows } from './conversation-rows.js';
import { comeTo, markRead } from './mark-read.js';
import { loadOlder } from './older-messages.js';
import { MessageList } from './message-list.js';
import { NoAppConnected } from './no-app-connected.js';
import { TurnedOff, useIsTurnedOff } from './turned-off.js';

/** A conversation: what was said, and where one says more. */
export function ChannelPane({
  channel,
  hasHeader = true,
}: {
  readonly channel: LiveChannel;
  /** Whether its name stands above it. Default: yes */
  readonly hasHeader?: boolean;
}) {
  const { id, name } = channel;
  const userId = usePage(({ look }) => look.userId);
  const { rows, replies, isWhole } = useConversationRows(channel);
  // Before what is seen is marked read.
  useLayoutEffect(() => comeTo(id, userId), [id, userId]);
  const last = usePage(({ seen }) => seen?.messages[id]?.at(-1)?.ts);
  const onEndSeen = useCallback(() => seeEnd(id, last), [id, last]);
  const onBeginningSeen = useCallback(() => void loadOlder(id), [id]);
  useEffect(() => {
    const onLook = (): void => {
      if (document.visibilityState === 'visible') comeTo(id, userId);
      onEndSeen();
    };
    document.addEventListener('visibilitychange', onLook);
    return () => document.removeEventListener('visibilitychange', onLook);
  }, [id, onEndSeen, userId]);
  return (
    <div className={css.pane}>
      {hasHeader && <ConversationHeader channel={channel} />}
      <MessageList
        key={`${userId}/${id}`}
        id={id}
        label={`Messages in ${name || 'this conversation'}`}
        channel={id}
        rows={rows}
        replies={replies}
        beginning={isWhole ? <ConversationBeginning channel={channel} isEmpty={rows.length === 0} /> : null}
        onBeginningSeen={onBeginningSeen}
        onEndSeen={onEndSeen}
      />
      <NoAppConnected />
      <ConversationFoot channel={channel} userId={userId} />
    </div>
  );
}

function ConversationFoot({ channel, userId }: { readonly channel: LiveChannel; readonly userId: string }) {
  const isTurnedOff = useIsTurnedOff(channel);
  if (channel.isArchived) {
    return (
      <footer className={css.foot}>
        This channel is archived: nobody can write here.{' '}
        <Button onClick={() => void channelAct(channel, 'unarchive')}>Unarchive</Button>
      </footer>
    );
  }
  if (!channel.members.includes(userId)) {
    return (
      <footer className={css.foot}>
        You are looking at #{channel.name}.{' '}
        <Button look="primary" onClick={() => void channelAct(channel, 'join')}>
          Join channel
        </Button>
      </footer>
    );
  }
  if (isTurnedOff) return <TurnedOff />;
  return <Composer channel={channel.id} threadTs={null} />;
}

function seeEnd(channel: string, last: string | undefined): void {
  const { newLine } = pageStore.getState();
  const isHeld = newLine?.channel === channel && newLine.isHeld;
  if (last !== undefined && !isHeld && document.visibilityState === 'visible') markRead(channel, last);
}
