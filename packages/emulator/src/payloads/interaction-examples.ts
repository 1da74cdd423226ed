import { listPlacedElements, type PlacedElement } from '../block-kit/block-elements.js';
import { getInitialEntry } from '../block-kit/element-value.js';
import {
  type Actor,
  getSurfaceChannel,
  createCommandPayload,
  createInteractionBase,
  type InteractionSurface,
  toSurfaceFields,
  issueTrigger,
} from '../dispatch/interaction-payload.js';
import { type JsonObject, stringAt } from '../json.js';
import { presentMessage } from '../workspace/messages/present-message.js';
import { getVisibleBlocks } from '../workspace/messages/message-content.js';
import type { Message } from '../workspace/messages/message.js';
import { presentView, type View } from '../workspace/views/view.js';
import { dispatchesImmediately } from '../actions/block-action-payload.js';
import { createResponseTarget } from '../actions/surface.js';
import type { ExampleContext } from './event-examples.js';
import { getInitialState } from '../block-kit/block-state.js';

/** Creates a payload of one kind from existing objects, such as a message or an open modal of the app. */
type Example = (world: ExampleContext) => JsonObject;

/** Creates an example of a slash command. */
export const commandExample: Example = ({ desk, app, user, channel }) => {
  const target = { teamId: app.teamId, appId: app.appId, userId: user.id, channelId: channel.id };
  const [declared] = app.app.declared?.commands ?? [];
  const command = declared?.command ?? '/deploy';
  const responseUrl = desk.issueResponseUrl(target);
  return createCommandPayload({ workspace: desk.workspace, app, user, channel, command, text: 'prod', responseUrl });
};

/** Examples of interactions, by the name of their kind. */
export const INTERACTION_EXAMPLES: Readonly<Record<string, Example>> = {
  block_actions: world =>
    createBlockActionExample(world, { kind: 'message', message: findExampleMessage(world, dispatchesImmediately) }),
  'block_actions (modal)': world => createBlockActionExample(world, { kind: 'view', view: findExampleView(world) }),
  block_suggestion: world => {
    const message = findExampleMessage(world, isExternal);
    const { blockId, actionId } = findExampleElement(message.blocks, isExternal);
    return {
      ...createInteractionBase(toActor(world), 'block_suggestion'),
      ...toSurfaceFields(world.desk.workspace, { kind: 'message', message }, blockId),
      block_id: blockId,
      action_id: actionId,
      value: 'we',
    };
  },
  view_submission: world => ({
    ...createInteractionBase(toActor(world), 'view_submission'),
    ...issueTrigger(toActor(world)),
    view: presentView(world.app.teamId, findExampleView(world)),
    response_urls: [],
  }),
  view_closed: world => ({
    ...createInteractionBase(toActor(world), 'view_closed'),
    view: presentView(world.app.teamId, findExampleView(world)),
    is_cleared: false,
  }),
  shortcut: world => createShortcutExample(world, 'shortcut', 'global'),
  message_action: world => {
    const { desk, app, user } = world;
    const message = desk.workspace.messages.all.findLast(({ channel }) => channel === world.channel.id);
    const on = message ?? createExampleMessage(world);
    return {
      ...createShortcutExample(world, 'message_action', 'message'),
      message_ts: on.ts,
      channel: getSurfaceChannel(on),
      message: presentMessage(desk.workspace, on),
      response_url: desk.issueResponseUrl(createResponseTarget(app, user, on)),
    };
  },
};

const isExternal = ({ element }: PlacedElement): boolean =>
  stringAt(element, 'type')?.endsWith('external_select') === true;

const toActor = ({ desk: { workspace }, app, user }: ExampleContext): Actor => ({ workspace, app, user });

function createShortcutExample(world: ExampleContext, type: string, kind: 'global' | 'message'): JsonObject {
  const declared = world.app.app.declared?.shortcuts.find(each => each.type === kind);
  return {
    ...createInteractionBase(toActor(world), type),
    ...issueTrigger(toActor(world)),
    callback_id: declared?.callbackId ?? 'ticket',
    action_ts: world.desk.workspace.ids.timestamp(),
  };
}

/** Finds the newest message of the app in the channel with a matching element, or creates an example message. */
function findExampleMessage(world: ExampleContext, fits: (placed: PlacedElement) => boolean): Message {
  const { desk, app, channel } = world;
  const found = desk.workspace.messages.all.findLast(
    message =>
      message.channel === channel.id &&
      message.appId === app.appId &&
      listPlacedElements(getVisibleBlocks(message)).some(fits),
  );
  return found ?? createExampleMessage(world);
}

/** Finds the top modal of the app, or creates an example. */
function findExampleView(world: ExampleContext): View {
  const { desk, app, user } = world;
  const open = desk.workspace.views.stackOf(user.id).findLast(({ appId }) => appId === app.appId);
  return open ?? createExampleView(world);
}

function createBlockActionExample(world: ExampleContext, surface: InteractionSurface): JsonObject {
  const { desk, app, user } = world;
  const blocks = surface.kind === 'view' ? surface.view.blocks : getVisibleBlocks(surface.message);
  const { blockId, actionId, element } = findExampleElement(blocks, dispatchesImmediately);
  const { text, value } = element;
  return {
    ...createInteractionBase(toActor(world), 'block_actions'),
    ...toSurfaceFields(desk.workspace, surface, blockId),
    ...issueTrigger(toActor(world)),
    ...(surface.kind === 'message'
      ? { state: { values: {} }, response_url: desk.issueResponseUrl(createResponseTarget(app, user, surface.message)) }
      : {}),
    actions: [
      {
        type: element.type,
        ...(text === undefined ? {} : { text }),
        ...(value === undefined ? {} : { value }),
        ...getInitialEntry(element),
        action_id: actionId,
        block_id: blockId,
        action_ts: desk.workspace.ids.timestamp(),
      },
    ],
  };
}

function findExampleElement(blocks: readonly JsonObject[], fits: (placed: PlacedElement) => boolean): PlacedElement {
  const found = listPlacedElements(blocks).find(fits);
  return found ?? { blockId: 'none', actionId: 'none', element: { type: 'button' }, block: {} };
}

const createPlainText = (words: string): JsonObject => ({ type: 'plain_text', text: words, emoji: true });

/** Creates a message of the app with interactive elements. It is not posted, so users do not see it. */
export function createExampleMessage({ desk, app, channel }: ExampleContext): Message {
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
          { type: 'button', action_id: 'close', text: createPlainText('Close'), value: '7' },
          { type: 'external_select', action_id: 'service', placeholder: createPlainText('Service') },
        ],
      },
    ],
    attachments: [],
    reactions: [],
  };
}

/** Creates a modal of the app with input values. It is not opened. */
export function createExampleView({ desk, app, user }: ExampleContext): View {
  const { ids } = desk.workspace;
  const id = ids.next('V');
  const blocks = [
    {
      type: 'input',
      block_id: 'title',
      label: createPlainText('Title'),
      element: { type: 'plain_text_input', action_id: 'value', initial_value: 'Printer is on fire' },
    },
    {
      type: 'actions',
      block_id: 'more',
      elements: [{ type: 'button', action_id: 'help', text: createPlainText('Help') }],
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
    title: createPlainText('New ticket'),
    submit: createPlainText('Create'),
    close: createPlainText('Cancel'),
    submitDisabled: false,
    clearOnClose: false,
    notifyOnClose: true,
    state: getInitialState(blocks),
    errors: {},
    hash: `${Math.trunc(Number(ids.timestamp()))}.local`,
    rootViewId: id,
    previousViewId: null,
  };
}
