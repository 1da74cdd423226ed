import { afterEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator, type AppManifest, type LintRuleName } from '../../src/index.js';
import { RawApp } from '../support/raw-app.js';

let slack: SlackEmulator;

const manifestWith = (events: string[], scopes: string[]): AppManifest => ({
  display_information: { name: 'Desk' },
  features: { bot_user: { display_name: 'desk' } },
  oauth_config: { scopes: { bot: scopes } },
  settings: { event_subscriptions: { bot_events: events }, socket_mode_enabled: true },
});

const startWith = async (events: string[], scopes: string[]): Promise<void> => {
  slack = await SlackEmulator.start({ manifest: manifestWith(events, scopes) });
};
const rules = (): LintRuleName[] => slack.lint.findings.map(({ rule }) => rule);

afterEach(() => slack.close());

describe('the lint of scopes and subscriptions', () => {
  it('finds a call without its scope, and says which is missing', async () => {
    await startWith([], ['users:read']);
    await new RawApp(slack).call('chat.postMessage', { channel: slack.channel('general').id, text: 'Hi' });

    expect(slack.lint.findings).toMatchObject([{ rule: 'missing-scope', text: expect.stringContaining('chat:write') }]);
  });

  it('finds an event that is subscribed to without its scope, once', async () => {
    await startWith(['app_mention', 'reaction_added'], ['chat:write', 'app_mentions:read']);
    const ann = slack.user('ann');
    for (const emoji of ['tada', 'eyes']) await ann.react(await ann.say('general', 'hello @desk'), emoji);

    const text = expect.stringContaining('reactions:read');
    expect(slack.lint.findings).toMatchObject([{ rule: 'missing-scope', app: 'desk', text }]);
    const about = slack.timeline.entries.find(({ id }) => id === slack.lint.findings[0]?.entryId);
    expect(about).toMatchObject({ kind: 'change', change: 'reaction_added' });
  });

  it('finds a mention that the app never hears of, once', async () => {
    await startWith(['reaction_added'], ['chat:write', 'reactions:read']);
    await slack.user('bob').say('general', 'hello @desk');
    await slack.user('bob').say('general', 'hello, @desk?');

    expect(rules()).toEqual(['unsubscribed-mention']);
  });

  it('finds nothing where the app hears of what it asked for, nor where it has said nothing of itself', async () => {
    await startWith(['message.channels'], ['chat:write', 'channels:history']);
    await slack.user('bob').say('general', 'hello @desk');
    expect(rules()).toEqual([]);
    await slack.close();

    slack = await SlackEmulator.start();
    await slack.user('bob').say('general', 'hello @app');
    expect(rules()).toEqual([]);
  });
});
