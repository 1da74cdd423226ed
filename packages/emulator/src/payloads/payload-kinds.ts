import { EVENT_SHAPES } from '../api-reference/event-shapes.generated.js';
import { EVENT_SCOPES } from '../api-reference/facts.generated.js';
import {
  isListShape,
  isObjectShape,
  getShapeMembers,
  type ObjectShape,
  type Shape,
  getShapeTexts,
} from '../api-reference/reference-types.js';
import { type JsonObject, type JsonValue, objectAt, stringAt } from '../json.js';
import type { ChannelKind, Channel } from '../workspace/channels/channel.js';
import { EVENT_EXAMPLES, type ExampleIds, type ExampleContext, toExampleIds } from './event-examples.js';
import { commandExample, INTERACTION_EXAMPLES } from './interaction-examples.js';
import { COMMAND_SHAPE, INTERACTION_SHAPES } from './interaction-shapes.js';

/** A kind of payload that has an example. */
export interface PayloadKind {
  /** `app_mention`, `message.im`, `message/file_share`, `slash_command`, `block_actions`, … */
  readonly name: string;
  /** The type of its envelope. */
  readonly type: 'events_api' | 'slash_commands' | 'interactive';
  /** Creates an example. For an event, returns the inner event, without the Events API wrapper. */
  readonly example: (world: ExampleContext) => JsonObject;
}

/** The channel type in a message event, by the event's name in app settings. */
const MESSAGES: Readonly<Record<string, ChannelKind>> = {
  'message.channels': 'channel',
  'message.groups': 'group',
  'message.im': 'im',
  'message.mpim': 'mpim',
  'message.app_home': 'im',
};

/** Events that the lists contain under other names, or that Socket Mode does not deliver. */
const EXCLUDED_EVENTS: readonly string[] = ['message', 'url_verification'];

const eventNames = [...new Set([...Object.keys(EVENT_SHAPES), ...Object.keys(EVENT_SCOPES)])]
  .filter(name => !EXCLUDED_EVENTS.includes(name))
  .toSorted();

/** All kinds that have an example: events by name, then commands and interactions. */
export const PAYLOAD_KINDS: readonly PayloadKind[] = [
  ...eventNames.map((name): PayloadKind => ({
    name,
    type: 'events_api',
    example: world => createEventExample(name, world),
  })),
  { name: 'slash_command', type: 'slash_commands', example: commandExample },
  ...Object.entries(INTERACTION_EXAMPLES).map(([name, example]): PayloadKind => ({
    name,
    type: 'interactive',
    example,
  })),
];

function createEventExample(name: string, world: ExampleContext): JsonObject {
  const kind = MESSAGES[name];
  const shapeName = kind ? 'message' : name;
  const channel = kind ? getPayloadChannel(kind, world) : world.channel;
  const ids = toExampleIds({ ...world, channel });
  const [type = name] = shapeName.split('/');
  return {
    ...createExample(EVENT_SHAPES[shapeName]?.() ?? { event_ts: 'string' }, ids),
    type,
    ...(type === 'message' ? { channel_type: name === 'message.app_home' ? 'app_home' : channel.kind } : {}),
    ...EVENT_EXAMPLES[shapeName]?.(ids),
  };
}

/**
 * Returns a conversation of this kind with the user, and with the app for a direct message; else the current channel.
 */
function getPayloadChannel(kind: ChannelKind, { desk, app, user, channel }: ExampleContext): Channel {
  const isFitting = (each: Channel): boolean =>
    each.kind === kind && each.members.has(user.id) && (kind !== 'im' || each.members.has(app.botUserId));
  return isFitting(channel) ? channel : (desk.workspace.channels.all.find(isFitting) ?? channel);
}

/** Returns the known shape of a payload; `undefined` for an unknown kind. */
export function getPayloadShape(type: string, payload: JsonObject): ObjectShape | undefined {
  const name = stringAt(payload, 'type') ?? '';
  if (type === 'slash_commands') return COMMAND_SHAPE;
  if (type === 'interactive') return Object.hasOwn(INTERACTION_SHAPES, name) ? INTERACTION_SHAPES[name] : undefined;
  if (type !== 'events_api') return undefined;
  const exact = `${name}/${stringAt(payload, 'subtype') ?? ''}`;
  const known = [exact, name].find(each => Object.hasOwn(EVENT_SHAPES, each));
  return known === undefined ? undefined : EVENT_SHAPES[known]?.();
}

/** Returns the inner event of an Events API payload, which may be wrapped or not. */
export const getInnerEvent = (payload: JsonObject): JsonObject =>
  payload.type === 'event_callback' ? (objectAt(payload, 'event') ?? {}) : payload;

/** Example texts by member name. The first match counts. */
const TEXTS: readonly (readonly [RegExp, (ids: ExampleIds) => string])[] = [
  [/(^|_)ts$/, ({ ts }) => ts],
  [/(^|_)(channel|channel_id)$/, ({ channel }) => channel],
  [/(^|_)(app_id)$/, ({ app }) => app],
  [/^bot_id$/, ({ bot }) => bot],
  [/^bot_user_id$/, ({ botUser }) => botUser],
  [/(^|_)(team|team_id|workspace_id)$/, ({ team }) => team],
  [/(^|_)(user|user_id|creator|inviter|owner_id|created_by|updated_by)$/, ({ user }) => user],
  [/^file_id$/, () => 'F0123456789'],
  [/(^|_)url$/, () => 'https://example.com/1'],
  [/domain$/, () => 'example'],
  [/name$/, () => 'plans'],
  [/^(text|title|description|message)$/, () => 'hello'],
];

/** Example ids, by the object that contains the `id` member. */
const IDS: Readonly<Record<string, (ids: ExampleIds) => string>> = {
  user: ({ user }) => user,
  channel: ({ channel }) => channel,
  team: ({ team }) => team,
  app: ({ app }) => app,
  file: () => 'F0123456789',
  subteam: () => 'S0123456789',
};

/** Creates an example of a shape: its required members, with ids of existing objects. */
export function createExample(shape: ObjectShape, ids: ExampleIds, of = ''): JsonObject {
  const musts = getShapeMembers(shape).filter(({ isOptional }) => !isOptional);
  return Object.fromEntries(
    musts.map(({ name, shape: each }) => [
      name,
      name === 'id' && IDS[of] ? IDS[of](ids) : createExampleValue(each, ids, name),
    ]),
  );
}

function createExampleValue(shape: Shape, ids: ExampleIds, name: string): JsonValue {
  if (isObjectShape(shape)) return createExample(shape, ids, name);
  if (isListShape(shape)) return [];
  const [text] = getShapeTexts(shape) ?? [];
  if (text !== undefined) return text;
  const [kind] = shape.split('|').filter(each => each !== 'null');
  switch (kind) {
    case 'string':
      return TEXTS.find(([pattern]) => pattern.test(name))?.[1](ids) ?? '';
    case 'number':
      return /(date|time|created|updated|expires?|_ts|limited)/.test(name) ? ids.seconds : 0;
    case 'boolean':
      return false;
    case 'list':
      return [];
    default:
      return {};
  }
}
