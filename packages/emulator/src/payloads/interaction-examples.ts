import { placedElements, type PlacedElement } from '../block-kit/block-elements.js';
import { initialEntry } from '../block-kit/element-value.js';
import {
  type Actor,
  channelOf,
  commandPayload,
  interactionBase,
  type Surface,
  surfaceFields,
  triggerOf,
} from '../dispatch/interaction-payload.js';
import { type JsonObject, stringAt } from '../json.js';
import { presentMessage } from '../workspace/messages/present-message.js';
import { shownBlocks } from '../workspace/messages/message-content.js';
import type { Message } from '../workspace/messages/message.js';
import { presentView, type View } from '../workspace/views/view.js';
import { isToldAtOnce } from '../actions/block-action-payload.js';
import { targetOn } from '../actions/surface.js';
import type { ExampleWorld } from './event-examples.js';
import { stateOf } from '../block-kit/block-state.js';

/** Makes the payload of one kind, with what there is: a message of the app, its modal that is open. */
type Example = (world: ExampleWorld) => JsonObject;

/** Examples of slash commands. */
export const commandExample: Example = ({ desk, app, user, channel }) => {
  const target = { teamId: app.teamId, appId: app.appId, userId: user.id, channelId: channel.id };
  const [declared] = app.app.declared?.commands ?? [];
  const command = declared?.command ?? '/deploy';
  const responseUrl = desk.issueResponseUrl(target);
  return commandPayload({ workspace: desk.workspace, app, user, channel, command, text: 'prod', responseUrl });
};

/** Examples of interactions, by the name of their kind. */
export const INTERACTION_EXAMPLES: Readonly<Record<string, Example>> = {
  block_actions: world => acted(world, { kind: 'message', message: messageOf(world, isToldAtOnce) }),
  'block_actions (modal)': world => acted(world, { kind: 'view', view: viewOf(world) }),
  block_suggestion: world => {
    const message = messageOf(world, isExternal);
    const { blockId, actionId } = elementIn(message.blocks, isExternal);
    return {
      ...interactionBase(actorIn(world), 'block_suggestion'),
      ...surfaceFields(world.desk.workspace, { kind: 'message', message }, blockId),
      block_id: blockId,
      action_id: actionId,
      value: 'we',
    };
  },
  view_submission: world => ({
    ...interactionBase(actorIn(world), 'view_submission'),
    ...triggerOf(actorIn(world)),
    view: presentView(world.app.teamId, viewOf(world)),
    response_urls: [],
  }),
  view_closed: world => ({
    ...interactionBase(actorIn(world), 'view_closed'),
    view: presentView(world.app.teamId, viewOf(world)),
    is_cleared: false,
  }),
  shortcut: world => started(world, 'shortcut', 'global'),
  message_action: world => {
    const { desk, app, user } = world;
    const message = desk.workspace.messages.all.findLast(({ channel }) => channel === world.channel.id);
    const on = message ?? inventedMessage(world);
    return {
      ...started(world, 'message_action', 'message'),
      message_ts: on.ts,
      channel: channelOf(on),
      message: presentMessage(desk.workspace, on),
      response_url: desk.issueResponseUrl(targetOn(app, user, on)),
    };
  },
};

const isExternal = ({ element }: PlacedElement): boolean =>
  stringAt(element, 'type')?.endsWith('external_select') === true;

const actorIn = ({ desk: { workspace }, app, user }: ExampleWorld): Actor => ({ workspace, app, user });

function started(world: ExampleWorld, type: string, kind: 'global' | 'message'): JsonObject {
  const declared = world.app.app.declared?.shortcuts.find(each => each.type === kind);
  return {
    ...interactionBase(actorIn(world), type),
    ...triggerOf(actorIn(world)),
    callback_id: declared?.callbackId ?? 'ticket',
    action_ts: world.desk.workspace.ids.timestamp(),
  };
}

/** The newest message of the app in the channel that has such an element; one is invented where there is none. */
function messageOf(world: ExampleWorld, fits: (placed: PlacedElement) => boolean): Message {
  const { desk, app, channel } = world;
  const found = desk.workspace.messages.all.findLast(
    message =>
      message.channel === channel.id && message.appId === app.appId && placedElements(shownBlocks(message)).some(fits),
  );
  return found ?? inventedMessage(world);
}

/** The modal of the app on top; one is invented where none is open. */
function viewOf(world: ExampleWorld): View {
  const { desk, app, user } = world;
  const open = desk.workspace.views.stackOf(user.id).findLast(({ appId }) => appId === app.appId);
  return open ?? inventedView(world);
}

function acted(world: ExampleWorld, surface: Surface): JsonObject {
  const { desk, app, user } = world;
  const blocks = surface.kind === 'view' ? surface.view.blocks : shownBlocks(surface.message);
  const { blockId, actionId, element } = elementIn(blocks, isToldAtOnce);
  const { text, value } = element;
  return {
    ...interactionBase(actorIn(world), 'block_actions'),
    ...surfaceFields(desk.workspace, surface, blockId),
    ...triggerOf(actorIn(world)),
    ...(surface.kind === 'message'
      ? { state: { values: {} }, response_url: desk.issueResponseUrl(targetOn(app, user, surface.message)) }
      : {}),
    actions: [
      {
        type: element.type,
        ...(text === undefined ? {} : { text }),
        ...(value === undefined ? {} : { value }),
        ...initialEntry(element),
        action_id: actionId,
        block_id: blockId,
        action_ts: desk.workspace.ids.timestamp(),
      },
    ],
  };
}

function elementIn(blocks: readonly JsonObject[], fits: (placed: PlacedElement) => boolean): PlacedElement {
  const found = placedElements(blocks).find(fits);
  return found ?? { blockId: 'none', actionId: 'none', element: { type: 'button' }, block: {} };
}

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
