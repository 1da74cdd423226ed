import { stateOf } from '../block-kit/block-state.js';
import type { JsonObject } from '../json.js';
import type { Message } from '../workspace/messages/message.js';
import type { View } from '../workspace/views/view.js';
import type { ExampleWorld } from './example-world.js';

const text = (words: string): JsonObject => ({ type: 'plain_text', text: words, emoji: true });

/** A message of the app with something to act on, in the place of one that there isn't. Nobody sees it. */
export function inventedMessage({ desk, app, channel }: ExampleWorld): Message {
  return {
    ts: desk.workspace.ids.timestamp(),
    channel: channel.id,
    channelName: channel.kind === 'im' ? '' : channel.name,
    user: app.botUserId,
    appId: app.appId,
    botId: app.botId,
    text: 'Printer is on fire',
    blocks: [
      {
        type: 'actions',
        block_id: 'ticket',
        elements: [
          { type: 'button', action_id: 'close', text: text('Close'), value: '7' },
          { type: 'external_select', action_id: 'service', placeholder: text('Service') },
        ],
      },
    ],
    attachments: [],
    reactions: [],
  };
}

/** A modal of the app that somebody has filled in, in the place of one that isn't open. */
export function inventedView({ desk, app, user }: ExampleWorld): View {
  const { ids } = desk.workspace;
  const id = ids.next('V');
  const blocks = [
    {
      type: 'input',
      block_id: 'title',
      label: text('Title'),
      element: { type: 'plain_text_input', action_id: 'value', initial_value: 'Printer is on fire' },
    },
    {
      type: 'actions',
      block_id: 'more',
      elements: [{ type: 'button', action_id: 'help', text: text('Help') }],
    },
  ];
  return {
    id,
    type: 'modal',
    appId: app.appId,
    botId: app.botId,
    userId: user.id,
    callbackId: 'ticket',
    externalId: '',
    privateMetadata: '',
    blocks,
    title: text('New ticket'),
    submit: text('Create'),
    close: text('Cancel'),
    submitDisabled: false,
    clearOnClose: false,
    notifyOnClose: true,
    state: stateOf(blocks),
    errors: {},
    hash: `${Math.trunc(Number(ids.timestamp()))}.local`,
    rootViewId: id,
    previousViewId: null,
  };
}
