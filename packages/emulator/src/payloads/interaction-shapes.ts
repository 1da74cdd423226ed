import { OTHER_MEMBERS, type ObjectShape } from '../api-reference/reference-types.js';

const userShape: ObjectShape = { id: 'string', 'username?': 'string', 'name?': 'string', 'team_id?': 'string' };
const channelShape: ObjectShape = { id: 'string', 'name?': 'string' };
const messageShape: ObjectShape = { [OTHER_MEMBERS]: 'any', type: 'string', ts: 'string' };
const viewShape: ObjectShape = {
  [OTHER_MEMBERS]: 'any',
  id: 'string',
  type: '=modal|home|workflow_step',
  blocks: ['object'],
  'callback_id?': 'string',
  'private_metadata?': 'string',
  'state?': 'object',
};

/** The members of every interaction. */
const baseShape: ObjectShape = {
  'token?': 'string',
  'team?': 'object|null',
  'enterprise?': 'object|null',
  'is_enterprise_install?': 'boolean',
  api_app_id: 'string',
  user: { [OTHER_MEMBERS]: 'any', ...userShape },
  'bot_access_token?': 'string',
  'function_data?': 'object',
  'interactivity?': 'object',
};

/** The members of interactions in a message or a view. */
const surfaceShape: ObjectShape = {
  container: { [OTHER_MEMBERS]: 'any', type: '=message|message_attachment|view' },
  'channel?': channelShape,
  'message?': messageShape,
  'view?': viewShape,
  'app_unfurl?': 'object',
};

/** The shape of a slash command. Its flags are strings. */
export const COMMAND_SHAPE: ObjectShape = {
  'token?': 'string',
  team_id: 'string',
  team_domain: 'string',
  'enterprise_id?': 'string',
  'enterprise_name?': 'string',
  channel_id: 'string',
  channel_name: 'string',
  user_id: 'string',
  'user_name?': 'string',
  command: 'string',
  text: 'string',
  api_app_id: 'string',
  'is_enterprise_install?': '=false|true',
  response_url: 'string',
  trigger_id: 'string',
};

/**
 * The shapes of interactions, by type.
 * @see https://docs.slack.dev/reference/interaction-payloads
 */
export const INTERACTION_SHAPES: Readonly<Record<string, ObjectShape>> = {
  block_actions: {
    type: '=block_actions',
    ...baseShape,
    ...surfaceShape,
    'trigger_id?': 'string',
    'response_url?': 'string',
    'state?': 'object',
    actions: [
      { [OTHER_MEMBERS]: 'any', type: 'string', action_id: 'string', block_id: 'string', 'action_ts?': 'string' },
    ],
  },
  block_suggestion: {
    type: '=block_suggestion',
    ...baseShape,
    ...surfaceShape,
    block_id: 'string',
    action_id: 'string',
    value: 'string',
  },
  view_submission: {
    type: '=view_submission',
    ...baseShape,
    'trigger_id?': 'string',
    view: viewShape,
    'response_urls?': ['object'],
  },
  view_closed: { type: '=view_closed', ...baseShape, view: viewShape, is_cleared: 'boolean' },
  shortcut: { type: '=shortcut', ...baseShape, callback_id: 'string', trigger_id: 'string', action_ts: 'string' },
  message_action: {
    type: '=message_action',
    ...baseShape,
    callback_id: 'string',
    trigger_id: 'string',
    action_ts: 'string',
    'message_ts?': 'string',
    response_url: 'string',
    channel: channelShape,
    message: messageShape,
  },
};
