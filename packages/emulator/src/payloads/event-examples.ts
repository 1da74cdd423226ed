import type { JsonObject } from '../json.js';
import type { ActionDispatcher } from '../actions/action-dispatcher.js';
import type { AppInstall } from '../workspace/apps/app-install.js';
import type { Channel } from '../workspace/channels/channel.js';
import type { User } from '../workspace/users/user.js';

type EventOfType = (ids: ExampleIds) => JsonObject;

const of = ({ channel, ts }: ExampleIds): JsonObject => ({ type: 'message', channel, ts });
const onMessage: EventOfType = ids => ({ reaction: 'eyes', item: of(ids) });
const ofUser: EventOfType = ({ user, team }) => ({
  user: { id: user, team_id: team, name: 'dora', real_name: 'Dora' },
});
const ofSubteam: EventOfType = ({ team }) => ({
  subteam: { id: 'S0123456789', team_id: team, is_usergroup: true, name: 'On call', handle: 'oncall', users: [] },
});
const EXAMPLE_MESSAGE = (ids: ExampleIds, text: string): JsonObject => ({ ...of(ids), user: ids.user, text });
const metadata = { event_type: 'ticket_opened', event_payload: { id: '7' } };
const EXAMPLE_FILE = { id: 'F0123456789', name: 'error.log', mimetype: 'text/plain' };

/** Example events whose values cannot be derived from their shape, by name. */
export const EVENT_EXAMPLES: Readonly<Record<string, EventOfType>> = {
  app_mention: ({ botUser, user }) => ({ user, text: `<@${botUser}> hello` }),
  message: () => ({ text: 'hello' }),
  'message/bot_message': ({ bot }) => ({ text: 'beep', bot_id: bot }),
  'message/file_share': () => ({ text: 'the log', files: [EXAMPLE_FILE] }),
  'message/message_changed': ids => ({
    message: EXAMPLE_MESSAGE(ids, 'hello again'),
    previous_message: EXAMPLE_MESSAGE(ids, 'hello'),
  }),
  'message/message_deleted': ids => ({ previous_message: EXAMPLE_MESSAGE(ids, 'hello') }),
  app_home_opened: () => ({ tab: 'home' }),
  assistant_thread_started: createAssistantThreadEvent,
  assistant_thread_context_changed: createAssistantThreadEvent,
  function_executed: ({ app }) => ({
    function: {
      id: 'Fn0123456789',
      callback_id: 'provision',
      title: 'Provision',
      description: '',
      type: 'app',
      input_parameters: [],
      output_parameters: [],
      app_id: app,
      date_created: 0,
      date_updated: 0,
      date_deleted: 0,
    },
    inputs: { name: 'db' },
    function_execution_id: 'Fx0123456789',
    workflow_execution_id: 'Wx0123456789',
    bot_access_token: 'xwfp-local',
  }),
  reaction_added: onMessage,
  reaction_removed: onMessage,
  pin_added: pinned,
  pin_removed: pinned,
  star_added: ids => ({ item: of(ids) }),
  star_removed: ids => ({ item: of(ids) }),
  member_joined_channel: () => ({ channel_type: 'C' }),
  member_left_channel: () => ({ channel_type: 'C' }),
  link_shared: () => ({ links: [{ domain: 'example.com', url: 'https://example.com/1' }] }),
  team_join: ofUser,
  user_change: ofUser,
  user_profile_changed: ofUser,
  user_status_changed: ofUser,
  user_huddle_changed: ofUser,
  dnd_updated_user: snoozed,
  dnd_updated: snoozed,
  emoji_changed: () => ({ subtype: 'remove', names: ['party'] }),
  subteam_created: ofSubteam,
  subteam_updated: ofSubteam,
  subteam_members_changed: ({ user }) => ({ subteam_id: 'S0123456789', added_users: [user], added_users_count: '1' }),
  tokens_revoked: ({ user, botUser }) => ({ tokens: { oauth: [user], bot: [botUser] } }),
  message_metadata_posted: () => ({ metadata }),
  message_metadata_updated: () => ({ metadata, previous_metadata: metadata }),
  message_metadata_deleted: () => ({ previous_metadata: metadata }),
};

function pinned(ids: ExampleIds): JsonObject {
  const { channel, user, seconds } = ids;
  return {
    item: { type: 'message', channel, created_by: user, created: seconds, message: EXAMPLE_MESSAGE(ids, 'hello') },
  };
}

function createAssistantThreadEvent({ user, channel, team, ts }: ExampleIds): JsonObject {
  const context = { channel_id: channel, team_id: team };
  return { assistant_thread: { user_id: user, context, channel_id: channel, thread_ts: ts } };
}

function snoozed({ seconds }: ExampleIds): JsonObject {
  const dnd = { dnd_enabled: true, next_dnd_start_ts: seconds, next_dnd_end_ts: seconds + 3600 };
  return { dnd_status: dnd };
}

/** The objects that an example refers to. */
export interface ExampleContext {
  readonly desk: ActionDispatcher;
  readonly app: AppInstall;
  readonly user: User;
  readonly channel: Channel;
}

/** The ids that an example event contains. */
export interface ExampleIds {
  readonly user: string;
  readonly channel: string;
  readonly team: string;
  readonly app: string;
  readonly bot: string;
  readonly botUser: string;
  readonly ts: string;
  /** Seconds since the epoch. */
  readonly seconds: number;
}

export function toExampleIds({ desk: { workspace }, app, user, channel }: ExampleContext): ExampleIds {
  const ts = workspace.ids.timestamp();
  return {
    user: user.id,
    channel: channel.id,
    team: workspace.team.id,
    app: app.appId,
    bot: app.botId,
    botUser: app.botUserId,
    ts,
    seconds: Math.trunc(Number(ts)),
  };
}
