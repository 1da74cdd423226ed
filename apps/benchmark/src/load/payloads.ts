import type { LoadKind } from '../load-kind.js';
import { ID_PLACEHOLDER } from './envelope-id.js';

const WORKSPACE_FIELDS = { team_id: 'T0', api_app_id: 'A0', token: 'verification' };
const NESTED = { nested: { deep: { value: 'x' } } };
const INTERACTION = { ...WORKSPACE_FIELDS, team: { id: 'T0' }, user: { id: 'U0', name: 'ann' }, trigger_id: '1.2.abc' };

const payloads: Readonly<Record<LoadKind, (name: string) => object>> = {
  command: command => ({
    ...WORKSPACE_FIELDS,
    team_domain: 'local',
    channel_id: 'C0',
    channel_name: 'general',
    user_id: 'U0',
    user_name: 'ann',
    command,
    text: 'prod --now',
    is_enterprise_install: 'false',
    response_url: 'https://hooks.invalid/commands/T0/1/x',
    trigger_id: '1.2.abc',
    ...NESTED,
  }),
  action: action_id => ({
    ...INTERACTION,
    type: 'block_actions',
    channel: { id: 'C0', name: 'general' },
    container: { type: 'message', message_ts: '1700000000.000100', channel_id: 'C0' },
    message: { type: 'message', ts: '1700000000.000100', text: 'Deploy?' },
    response_url: 'https://hooks.invalid/actions/T0/1/x',
    actions: [{ type: 'button', action_id, block_id: 'b', value: 'yes', action_ts: '1700000000.000200', ...NESTED }],
  }),
  submission: callback_id => ({
    ...INTERACTION,
    type: 'view_submission',
    view: {
      id: 'V0',
      type: 'modal',
      callback_id,
      private_metadata: '',
      title: { type: 'plain_text', text: 'Ticket' },
      blocks: [],
      state: { values: { title: { title: { type: 'plain_text_input', value: 'The shop is slow' } } } },
      hash: '1.abc',
      ...NESTED,
    },
  }),
  message: text => ({
    ...WORKSPACE_FIELDS,
    type: 'event_callback',
    event_id: `Ev${ID_PLACEHOLDER}`,
    event_time: 1_700_000_000,
    authorizations: [{ team_id: 'T0', user_id: 'U0BOT', is_bot: true }],
    event: {
      type: 'message',
      user: 'U0',
      channel: 'C0',
      channel_type: 'channel',
      text: `Could anyone look at ${text} before noon?`,
      ts: '1700000000.000100',
      event_ts: '1700000000.000100',
      ...NESTED,
    },
  }),
};

/** Creates the payload that the handler of a name matches, in Slack's format. */
export const createPayload = (kind: LoadKind, name: string): object => payloads[kind](name);
