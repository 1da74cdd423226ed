import { useCallback, useEffect, useLayoutEffect } from 'react';
import { isJsonObject, stringAt } from '../../../src/json.js';
import type { LiveChannel } from '../../../src/live/live-state.js';
import { getControl } from '../server/control.js';
import { pageStore, usePage } from '../store/page-store.js';
import { currentWorkspace } from '../store/selectors.js';
import { Button } from '../ui/button.js';
import { copy } from '../ui/clipboard.js';
import { Icon } from '../ui/icon.js';
import { changeChannel } from './channel-actions.js';
import { ChannelMark } from './channel-mark.js';
import css from './channel-pane.module.css';
import { Composer } from './composer.js';
import conversationBeginningCss from './conversation-beginning.module.css';
import { ConversationHeader } from './conversation-header.js';
import { startReading, markRead } from './mark-read.js';
import { MessageList } from './message-list.js';
import { useConversationRows } from './message-rows.js';
import { MessagesDisabled, useMessagesDisabled } from './messages-disabled.js';
import { getChannelTitle, formatChannelName } from './names.js';
import noAppConnectedCss from './no-app-connected.module.css';
import { loadOlderMessages } from './older-messages.js';

/** A conversation with its messages and composer. */
export function ChannelPane({
  channel,
  hasHeader = true,
}: {
  readonly channel: LiveChannel;
  /** Default: true */
  readonly hasHeader?: boolean;
}) {
  const { id, name } = channel;
  const userId = usePage(({ route }) => route.userId);
  const { rows, replies, isWhole } = useConversationRows(channel);
  // Runs before visible messages are marked as read.
  useLayoutEffect(() => startReading(id, userId), [id, userId]);
  const last = usePage(({ snapshot }) => snapshot?.messages[id]?.at(-1)?.ts);
  const onEndVisible = useCallback(() => markEndRead(id, last), [id, last]);
  const onStartVisible = useCallback(() => void loadOlderMessages(id), [id]);
  useEffect(() => {
    const onVisibilityChange = (): void => {
      if (document.visibilityState === 'visible') startReading(id, userId);
      onEndVisible();
    };
    document.addEventListener('visibilitychange', onVisibilityChange);
    return () => document.removeEventListener('visibilitychange', onVisibilityChange);
  }, [id, onEndVisible, userId]);
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
        intro={isWhole ? <ConversationIntro channel={channel} isEmpty={rows.length === 0} /> : null}
        onStartVisible={onStartVisible}
        onEndVisible={onEndVisible}
      />
      <NoAppConnected />
      <ConversationFoot channel={channel} userId={userId} />
    </div>
  );
}

function ConversationFoot({ channel, userId }: { readonly channel: LiveChannel; readonly userId: string }) {
  const isDisabled = useMessagesDisabled(channel);
  if (channel.isArchived) {
    return (
      <footer className={css.foot}>
        This channel is archived. No one can send messages here.{' '}
        <Button onClick={() => void changeChannel(channel, 'unarchive')}>Unarchive</Button>
      </footer>
    );
  }
  if (!channel.members.includes(userId)) {
    return (
      <footer className={css.foot}>
        You are viewing #{channel.name}.{' '}
        <Button variant="primary" onClick={() => void changeChannel(channel, 'join')}>
          Join channel
        </Button>
      </footer>
    );
  }
  if (isDisabled) return <MessagesDisabled />;
  return <Composer channel={channel.id} threadTs={null} />;
}

function markEndRead(channel: string, last: string | undefined): void {
  const { unreadMarker } = pageStore.getState();
  const isManual = unreadMarker?.channel === channel && unreadMarker.isManual;
  if (last !== undefined && !isManual && document.visibilityState === 'visible') markRead(channel, last);
}

/** Shown above the first message of a conversation. */
export function ConversationIntro({ channel, isEmpty }: { readonly channel: LiveChannel; readonly isEmpty: boolean }) {
  const people = usePage(state => currentWorkspace(state)?.people) ?? [];
  const apps = usePage(state => currentWorkspace(state)?.apps) ?? [];
  const userId = usePage(({ route }) => route.userId);
  const isDisabled = useMessagesDisabled(channel);
  const channelName = formatChannelName(channel, people, userId);
  const isDirect = channel.kind === 'im' || channel.kind === 'mpim';
  const memberApps = apps.filter(({ botUserId }) => channel.members.includes(botUserId));
  return (
    <div className={conversationBeginningCss.beginning}>
      <h2 className={conversationBeginningCss.title}>
        <ChannelMark channel={channel} /> {getChannelTitle(channel, people, userId)}
      </h2>
      <p>
        {isDirect
          ? `This is the beginning of your conversation with ${channelName}.`
          : `This is the beginning of ${channelName}. ${channel.purpose}`}
      </p>
      {isEmpty && !isDisabled && (
        <p className={conversationBeginningCss.hint}>
          No messages yet. Type below: <kbd>/</kbd> for commands, <kbd>@</kbd> for people and apps.{' '}
          {isDirect ? '' : describeListeningApps(memberApps.map(({ name }) => name))}
        </p>
      )}
    </div>
  );
}

function describeListeningApps(apps: readonly string[]): string {
  if (apps.length === 0)
    return 'No app is in this channel. Add one in the member list above, so that it receives messages.';
  return apps.length === 1
    ? `${apps[0]} receives messages in this channel.`
    : `${apps.join(', ')} receive messages in this channel.`;
}

const ENVIRONMENT_VARIABLES = ['SLACK_API_URL', 'SLACK_APP_TOKEN', 'SLACK_BOT_TOKEN'] as const;

/** Explains how to connect a bot while none is connected. */
export function NoAppConnected() {
  const isAlone = usePage(({ snapshot }) => snapshot?.connections.length === 0);
  const run = usePage(({ snapshot }) => snapshot?.run);
  return isAlone && <Variables key={run} />;
}

/** The variables change with every start of the emulator. */
function Variables() {
  const environment = usePage(state => state.environment);
  useEffect(() => {
    const { setEnvironment } = pageStore.getState();
    getControl('environment').then(
      answer => setEnvironment(isJsonObject(answer) ? variablesIn(answer) : null),
      () => setEnvironment(null),
    );
  }, []);
  if (environment === null) return null;
  return (
    <details className={noAppConnectedCss.hint}>
      <summary>
        <Icon name="apps" size={16} /> No app is connected.{' '}
        <span className={noAppConnectedCss.how}>How to start yours</span>
      </summary>
      <p>Start it with these variables, and it talks to this Slack instead of the real one:</p>
      <pre>{environment}</pre>
      <Button onClick={() => void copy(environment)}>Copy variables</Button>
    </details>
  );
}

function variablesIn(answer: Parameters<typeof stringAt>[0]): string {
  return ENVIRONMENT_VARIABLES.map(name => `${name}=${stringAt(answer, name) ?? ''}`).join('\n');
}
