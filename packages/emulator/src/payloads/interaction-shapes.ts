import { OTHERS, type ObjectShape } from '../facts/shape.js';

const person: ObjectShape = { id: 'string', 'username?': 'string', 'name?': 'string', 'team_id?': 'string' };
const channel: ObjectShape = { id: 'string', 'name?': 'string' };
const said: ObjectShape = { [OTHERS]: 'any', type: 'string', ts: 'string' };
const view: ObjectShape = {
  [OTHERS]: 'any',
  id: 'string',
  type: '=modal|home|workflow_step',
  blocks: ['object'],
  'callback_id?': 'string',
  'private_metadata?': 'string',
  'state?': 'object',
};

/** What every interaction has. */
const base: ObjectShape = {
  'token?': 'string',
  'team?': 'object|null',
  'enterprise?': 'object|null',
  'is_enterprise_install?': 'boolean',
  api_app_id: 'string',
  user: { [OTHERS]: 'any', ...person },
  'bot_access_token?': 'string',
  'function_data?': 'object',
  'interactivity?': 'object',
};

/** What those have that happen in a message or a view. */
const surface: ObjectShape = {
  container: { [OTHERS]: 'any', type: '=message|message_attachment|view' },
  'channel?': channel,
  'message?': said,
  'view?': view,
  'app_unfurl?': 'object',
};

/** The shape of a slash command. Flags are texts in it. */
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

/** The shapes of interactions, by their type. @see https://docs.slack.dev/reference/interaction-payloads */
export const INTERACTION_SHAPES: Readonly<Record<string, ObjectShape>> = {
  block_actions: {
    type: '=block_actions',
    ...base,
    ...surface,
    'trigger_id?': 'string',
    'response_url?': 'string',
    'state?': 'object',
    actions: [{ [OTHERS]: 'any', type: 'string', action_id: 'string', block_id: 'string', 'action_ts?': 'string' }],
  },
  block_suggestion: {
    type: '=block_suggestion',
    ...base,
    ...surface,
    block_id: 'string',
    action_id: 'string',
    value: 'string',
  },
  view_submission: {
    type: '=view_submission',
    ...base,
    'trigger_id?': 'string',
    view,
    'response_urls?': ['object'],
  },
  view_closed: { type: '=view_closed', ...base, view, is_cleared: 'boolean' },
  shortcut: { type: '=shortcut', ...base, callback_id: 'string', trigger_id: 'string', action_ts: 'string' },
  message_action: {
    type: '=message_action',
    ...base,
    callback_id: 'string',
    trigger_id: 'string',
    action_ts: 'string',
    'message_ts?': 'string',
    response_url: 'string',
    channel,
    message: said,
  },
};
