import type { AppManifest } from '../../src/index.js';
import { section } from './lint-bot.js';
import type { LintCases } from './lint-case.js';

/** What an app declares that subscribes to these events and has these scopes. */
export const manifestWith = (events: string[], scopes: string[]): AppManifest => ({
  display_information: { name: 'Desk' },
  features: { bot_user: { display_name: 'desk' } },
  oauth_config: { scopes: { bot: scopes } },
  settings: {
    event_subscriptions: { bot_events: events },
    socket_mode_enabled: true,
    interactivity: { is_enabled: true },
  },
});

const fiftyOne = Array.from({ length: 51 }, () => section('x'));

/** The rules of calls, scopes and subscriptions. */
export const callCases = {
  'missing-scope': {
    options: { manifest: manifestWith(['reaction_added', 'app_mention'], ['users:read', 'app_mentions:read']) },
    breaks: [
      bot => bot.post({ text: 'Hi' }),
      async ({ slack }) => {
        const ann = slack.user('ann');
        for (const emoji of ['tada', 'eyes']) await ann.react(await ann.say('general', 'hello'), emoji);
      },
    ],
    nearly: [bot => bot.app.call('users.list'), ({ slack }) => slack.user('ann').say('general', 'hello @desk')],
  },
  'unsubscribed-mention': {
    options: { manifest: manifestWith(['reaction_added'], ['chat:write', 'reactions:read']) },
    breaks: [
      async ({ slack }) => {
        await slack.user('bob').say('general', 'hello @desk');
        await slack.user('bob').say('general', 'hello, @desk?');
      },
    ],
    nearly: [
      ({ slack }) => slack.user('bob').say('general', 'hello desk'),
      // With its events off it hears of nothing, whatever it subscribes to.
      ({ slack }) => {
        slack.app().app.switchEvents(false);
        return slack.user('bob').say('general', 'hello @desk');
      },
    ],
  },
  'blocks-over-limit': {
    breaks: [
      bot => bot.post({ text: 'Hi', blocks: fiftyOne }),
      bot => bot.post({ text: 'Hi', blocks: [section('x'.repeat(3001))] }),
    ],
    nearly: [bot => bot.post({ text: 'Hi', blocks: [...fiftyOne.slice(2), section('x'.repeat(3000))] })],
  },
  'invalid-blocks': {
    breaks: [
      bot => bot.post({ text: 'Hi', blocks: [{ type: 'sectoin' }] }),
      bot => bot.post({ text: 'Hi', blocks: 'no list' }),
      async bot => {
        await bot.slack.user('ann').command('/deploy');
        await bot.respond({ text: 'Hi', blocks: [{ type: 'sectoin' }] });
      },
    ],
    nearly: [bot => bot.post({ text: 'Hi', blocks: [] })],
  },
  'deprecated-method': {
    breaks: [bot => bot.app.call('files.upload', { content: 'x' })],
    nearly: [bot => bot.app.call('files.getUploadURLExternal', { filename: 'a.txt', length: 1 })],
  },
  'unknown-method': {
    breaks: [bot => bot.app.call('chat.postMesage', { channel: bot.general, text: 'Hi' })],
    nearly: [bot => bot.app.call('auth.test')],
  },
  'unknown-argument': {
    breaks: [bot => bot.post({ text: 'Hi', chanel: 'x' })],
    nearly: [bot => bot.post({ text: 'Hi', team_id: bot.slack.teamId })],
  },
  'numeric-ts': {
    breaks: [
      bot => bot.app.call('reactions.add', { channel: bot.general, name: 'eyes', timestamp: 1_700_000_000.0001 }),
      bot => bot.app.call('reactions.add', { channel: bot.general, name: 'eyes', timestamp: '1700000000.0001' }),
    ],
    nearly: [
      async bot => {
        const { body } = await bot.post({ text: 'Hi' });
        await bot.app.call('reactions.add', { channel: bot.general, name: 'eyes', timestamp: body.ts });
        await bot.app.call('conversations.history', { channel: bot.general, oldest: 1_700_000_000 });
      },
    ],
  },
  'api-error': {
    breaks: [bot => bot.post({ channel: 'C0NOWHERE', text: 'Hi' })],
    nearly: [
      bot => bot.app.call('users.lookupByEmail', { email: 'nobody@local.test' }),
      bot => {
        bot.slack.faults.refuseNextCalls('chat.postMessage', 1, { error: 'fatal_error' });
        return bot.post({ text: 'Hi' });
      },
    ],
  },
} as const satisfies LintCases;
