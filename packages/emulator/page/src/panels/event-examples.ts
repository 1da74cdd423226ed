import type { JsonObject } from '../../../src/json.js';

/** Of whom and what an example tells. */
export interface ExampleWorld {
  readonly user: string;
  readonly channel: string;
  readonly team: string;
  readonly bot: string;
  readonly ts: string;
}

type Example = (world: ExampleWorld) => JsonObject;

const at = ({ channel, ts }: ExampleWorld): JsonObject => ({ type: 'message', channel, ts });
const described = ({ channel, user, ts }: ExampleWorld): JsonObject => ({
  id: channel,
  name: 'plans',
  created: Math.trunc(Number(ts)),
  creator: user,
});
const message =
  (more: JsonObject): Example =>
  ({ user, channel, ts }) => ({ type: 'message', channel, channel_type: 'channel', user, ts, event_ts: ts, ...more });
const reaction =
  (type: string): Example =>
  world => ({ type, user: world.user, reaction: 'eyes', item: at(world), item_user: world.user, event_ts: world.ts });
const membership =
  (type: string): Example =>
  ({ user, channel, team, ts }) => ({ type, user, channel, channel_type: 'C', team, event_ts: ts });
const ofChannel =
  (type: string): Example =>
  ({ user, channel, ts }) => ({ type, channel, user, event_ts: ts });
const ofFile =
  (type: string): Example =>
  ({ user, channel, ts }) => ({
    type,
    file_id: 'F0123456789',
    file: { id: 'F0123456789' },
    user_id: user,
    channel_id: channel,
    event_ts: ts,
  });
const pin =
  (type: string): Example =>
  world => ({ type, user: world.user, channel_id: world.channel, item: at(world), event_ts: world.ts });
const person =
  (type: string): Example =>
  ({ user, team, ts }) => ({ type, user: { id: user, team_id: team, name: 'dora', real_name: 'Dora' }, event_ts: ts });

/** An example of each event, as the Events API has it within its envelope. */
export const eventExamples: Readonly<Record<string, Example>> = {
  app_mention: ({ user, channel, bot, ts }) => ({
    type: 'app_mention',
    user,
    text: `<@${bot}> hello`,
    channel,
    ts,
    event_ts: ts,
  }),
  message: message({ text: 'hello' }),
  'message (direct)': message({ channel_type: 'im', text: 'hello' }),
  'message (in a thread)': world => ({ ...message({ text: 'hello' })(world), thread_ts: world.ts }),
  'message.message_changed': world => ({
    ...message({ subtype: 'message_changed' })(world),
    message: { ...at(world), user: world.user, text: 'hello again' },
    previous_message: { ...at(world), user: world.user, text: 'hello' },
  }),
  'message.message_deleted': world => ({
    ...message({ subtype: 'message_deleted' })(world),
    deleted_ts: world.ts,
    previous_message: { ...at(world), user: world.user, text: 'hello' },
  }),
  'message.bot_message': world => ({
    ...message({ subtype: 'bot_message', text: 'beep' })(world),
    bot_id: 'B0123456789',
  }),
  'message.file_share': world => ({
    ...message({ subtype: 'file_share', text: 'the log' })(world),
    files: [{ id: 'F0123456789', name: 'error.log', mimetype: 'text/plain' }],
  }),
  app_home_opened: ({ user, channel, ts }) => ({ type: 'app_home_opened', user, channel, tab: 'home', event_ts: ts }),
  assistant_thread_started: ({ user, channel, team, ts }) => ({
    type: 'assistant_thread_started',
    assistant_thread: {
      user_id: user,
      context: { channel_id: channel, team_id: team },
      channel_id: channel,
      thread_ts: ts,
    },
    event_ts: ts,
  }),
  assistant_thread_context_changed: ({ user, channel, team, ts }) => ({
    type: 'assistant_thread_context_changed',
    assistant_thread: {
      user_id: user,
      context: { channel_id: channel, team_id: team },
      channel_id: channel,
      thread_ts: ts,
    },
    event_ts: ts,
  }),
  function_executed: ({ ts, bot }) => ({
    type: 'function_executed',
    function: { id: 'Fn0123456789', callback_id: 'provision', title: 'Provision', type: 'app', input_parameters: [] },
    inputs: { name: 'db' },
    function_execution_id: 'Fx0123456789',
    bot_access_token: `xwfp-${bot}`,
    event_ts: ts,
  }),
  reaction_added: reaction('reaction_added'),
  reaction_removed: reaction('reaction_removed'),
  member_joined_channel: membership('member_joined_channel'),
  member_left_channel: membership('member_left_channel'),
  channel_created: world => ({ type: 'channel_created', channel: described(world), event_ts: world.ts }),
  channel_rename: world => ({ type: 'channel_rename', channel: described(world), event_ts: world.ts }),
  channel_archive: ofChannel('channel_archive'),
  channel_unarchive: ofChannel('channel_unarchive'),
  channel_deleted: ofChannel('channel_deleted'),
  channel_left: ofChannel('channel_left'),
  group_archive: ofChannel('group_archive'),
  group_unarchive: ofChannel('group_unarchive'),
  group_left: ofChannel('group_left'),
  im_open: ofChannel('im_open'),
  im_close: ofChannel('im_close'),
  file_created: ofFile('file_created'),
  file_shared: ofFile('file_shared'),
  file_change: ofFile('file_change'),
  file_public: ofFile('file_public'),
  file_unshared: ofFile('file_unshared'),
  file_deleted: ofFile('file_deleted'),
  link_shared: ({ user, channel, ts }) => ({
    type: 'link_shared',
    user,
    channel,
    message_ts: ts,
    links: [{ domain: 'example.test', url: 'https://example.test/1' }],
    event_ts: ts,
  }),
  pin_added: pin('pin_added'),
  pin_removed: pin('pin_removed'),
  star_added: pin('star_added'),
  star_removed: pin('star_removed'),
  team_join: person('team_join'),
  user_change: person('user_change'),
  user_profile_changed: person('user_profile_changed'),
  user_status_changed: person('user_status_changed'),
  user_huddle_changed: person('user_huddle_changed'),
  dnd_updated_user: ({ user, ts }) => ({
    type: 'dnd_updated_user',
    user,
    dnd_status: {
      dnd_enabled: true,
      next_dnd_start_ts: Math.trunc(Number(ts)),
      next_dnd_end_ts: Math.trunc(Number(ts)) + 3600,
    },
    event_ts: ts,
  }),
  emoji_changed: ({ ts }) => ({ type: 'emoji_changed', subtype: 'remove', names: ['party'], event_ts: ts }),
  subteam_created: ({ team, ts }) => ({
    type: 'subteam_created',
    subteam: { id: 'S0123456789', team_id: team, is_usergroup: true, name: 'On call', handle: 'oncall', users: [] },
    event_ts: ts,
  }),
  subteam_members_changed: ({ user, team, ts }) => ({
    type: 'subteam_members_changed',
    subteam_id: 'S0123456789',
    team_id: team,
    added_users: [user],
    added_users_count: '1',
    removed_users: [],
    removed_users_count: '0',
    event_ts: ts,
  }),
  team_rename: ({ team, ts }) => ({ type: 'team_rename', name: 'Acme', team_id: team, event_ts: ts }),
  team_domain_change: ({ team, ts }) => ({
    type: 'team_domain_change',
    url: 'https://acme.test',
    domain: 'acme',
    team_id: team,
    event_ts: ts,
  }),
  tokens_revoked: ({ user, bot, ts }) => ({
    type: 'tokens_revoked',
    tokens: { oauth: [user], bot: [bot] },
    event_ts: ts,
  }),
  app_uninstalled: ({ ts }) => ({ type: 'app_uninstalled', event_ts: ts }),
  app_rate_limited: ({ team, ts }) => ({
    type: 'app_rate_limited',
    team_id: team,
    minute_rate_limited: Math.trunc(Number(ts)),
    event_ts: ts,
  }),
  message_metadata_posted: ({ user, channel, ts }) => ({
    type: 'message_metadata_posted',
    user_id: user,
    channel_id: channel,
    message_ts: ts,
    metadata: { event_type: 'ticket_opened', event_payload: { id: '7' } },
    event_ts: ts,
  }),
};
