import { afterEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator, type LintRuleName, type SlackEmulatorOptions } from '../../src/index.js';
import { isJsonObject } from '../../src/json.js';
import { lintRuleNames, lintRules } from '../../src/lint/lint-rules.js';
import { modal, section, LintBot } from './lint-bot.js';
import { callCases, manifestWith } from './call-cases.js';
import { interactionCases } from './interaction-cases.js';
import type { Deed, LintCase } from './lint-case.js';
import { messageCases } from './message-cases.js';

/** Every rule of the lint. */
const lintCases: Readonly<Record<LintRuleName, LintCase>> = { ...callCases, ...interactionCases, ...messageCases };

let bot: LintBot;

const start = async (options: SlackEmulatorOptions = {}): Promise<void> => {
  bot = await LintBot.start(options);
};

afterEach(() => bot.stop());

/** Every rule with each of its deeds. */
const deedsOf = (which: 'breaks' | 'nearly'): [LintRuleName, number, Deed][] =>
  lintRuleNames.flatMap(rule =>
    lintCases[rule][which].map((deed, index): [LintRuleName, number, Deed] => [rule, index + 1, deed]),
  );

describe('a rule finds', () => {
  it.each(deedsOf('breaks'))('%s, once (%i)', async (rule, _, deed) => {
    await start(lintCases[rule].options);
    const { slack } = bot;
    await deed(bot);
    await slack.waitFor('a finding', () => slack.lint.findings[0]);

    expect(bot.rules).toEqual([rule]);
    const [finding] = slack.lint.findings;
    const { severity, page } = lintRules[rule];
    expect(finding).toMatchObject({ app: slack.app().name, rule, severity, page: expect.stringContaining(page) });
    // What happened, and what to do.
    expect(finding?.text).toMatch(/^\w.*[.:] .*\.$/s);
    const about = slack.timeline.entries.find(({ id }) => id === finding?.entryId);
    expect(about).toBeDefined();
    expect(slack.timeline.entries.filter(({ kind }) => kind === 'finding')).toMatchObject([
      { cause: about?.id, rule, severity, text: expect.stringContaining(`${rule}: `) },
    ]);
  });
});

describe('nothing is found', () => {
  it.each(deedsOf('nearly'))('by %s, where it is nearly so (%i)', async (rule, _, deed) => {
    await start(lintCases[rule].options);
    await deed(bot);

    expect(bot.rules).toEqual([]);
  });

  it('of a bot that does well', async () => {
    await start();
    const ann = bot.slack.user('ann');
    const view = await bot.openModal();
    await bot.app.call('views.update', { view_id: view, view: modal() });
    await ann.say('general', 'hello @app, ask bob@example.com');
    await bot.post({ text: `Hello <@${ann.id}>`, blocks: [section('Hello')] });
    await ann.command('/deploy');
    await bot.respond({ text: 'Deployed', blocks: [section('Deployed')] });

    expect(bot.slack.lint.findings).toEqual([]);
    expect(bot.slack.lint.toString()).toBe('');
  });

  it('in what a fault refuses, whatever it says', async () => {
    await start();
    const errors = ['missing_scope', 'expired_trigger_id', 'exchanged_trigger_id', 'unknown_method', 'invalid_blocks'];
    for (const error of errors) {
      bot.slack.faults.refuseNextCalls('chat.postMessage', 1, { error });
      await bot.post({ text: 'Hi' });
    }

    expect(bot.rules).toEqual([]);
  });
});

/** What comes of a start with settings of a script that no compiler has seen. */
const refusal = (text: string): Promise<unknown> => {
  const lint: unknown = JSON.parse(text);
  return SlackEmulator.start(isJsonObject(lint) ? { lint } : {}).then(slack => slack.close(), String);
};

describe('the lint', () => {
  it('leaves out the rules that are off, and takes the others as they are told', async () => {
    await start({ lint: { 'missing-text': 'off', 'long-text': 'error', slowAckMs: 500 } });
    await bot.post({ blocks: [section('Hi')] });
    await bot.post({ text: 'x'.repeat(4001) });
    await bot.ackAfter(501);

    expect(bot.slack.lint.findings).toMatchObject([{ rule: 'long-text', severity: 'error' }, { rule: 'slow-ack' }]);
  });

  it('is silent where it is switched off', async () => {
    await start({ lint: false });
    await bot.post({ blocks: [section('Hi')] });

    expect(bot.rules).toEqual([]);
  });

  it('refuses settings that mean nothing', async () => {
    await start();
    expect(await refusal('{"missing-txt":"off"}')).toContain('names the rule "missing-txt", which there is not');
    expect(await refusal('{"slow-ack":"warn"}')).toContain('Give "off", "warning" or "error".');
    expect(await refusal('{"slowAckMs":"2s"}')).toContain('Give milliseconds');
  });

  it('tells as it happens, sums up, and keeps secrets to itself', async () => {
    await start();
    const { slack, app } = bot;
    const heard: string[] = [];
    const stop = slack.lint.on(({ rule }) => heard.push(rule));
    await bot.post({ blocks: [section('Hi')] });
    await bot.post({ blocks: [section('Hi')] });
    await app.call(slack.botToken, {});
    stop();
    await bot.post({ blocks: [section('Hi')] });

    expect(heard).toEqual(['missing-text', 'missing-text', 'unknown-method']);
    const summary = slack.lint.toString().split('\n');
    expect(summary).toHaveLength(2);
    expect(summary[0]).toMatch(/^3 × missing-text \(warning\): chat\.postMessage .* https:\/\/docs\.slack\.dev\//);
    expect(summary[1]).not.toContain(slack.botToken);
  });

  it('names the page of the method that it speaks of', async () => {
    await start();
    await bot.app.call('files.upload', { content: 'x' });

    expect(bot.slack.lint.findings[0]?.page).toBe('https://docs.slack.dev/reference/methods/files.upload');
  });

  it('says which scope is missing, and where it was missed', async () => {
    const { options, breaks } = lintCases['missing-scope'];
    await start(options);
    for (const deed of breaks) await deed(bot);

    const [call, event] = bot.slack.lint.findings;
    expect(call).toMatchObject({ about: 'api_call', text: expect.stringContaining('chat:write') });
    expect(event).toMatchObject({ about: 'event', text: expect.stringContaining('reactions:read') });
    const about = bot.slack.timeline.entries.find(({ id }) => id === event?.entryId);
    expect(about).toMatchObject({ kind: 'change', change: 'reaction_added' });
    // No call tells of the event, so the lint does.
    expect(bot.slack.failures.all.map(({ kind }) => kind)).toEqual(['api_error', 'lint']);
  });

  it('forgets what it has seen with a reset', async () => {
    const { options, breaks } = lintCases['unsubscribed-mention'];
    await start(options);
    for (let round = 0; round < 2; round += 1) {
      await breaks[0]?.(bot);
      expect(bot.rules).toEqual(['unsubscribed-mention']);
      await bot.slack.reset();
      expect(bot.rules).toEqual([]);
    }
  });

  it('knows nothing to say where an app hears of messages, or has said nothing of itself', async () => {
    await start({ manifest: manifestWith(['message.channels'], ['chat:write', 'channels:history']) });
    await bot.slack.user('bob').say('general', 'hello @desk');
    expect(bot.rules).toEqual([]);
    await bot.stop();

    await start();
    await bot.slack.user('bob').say('general', 'hello @app');
    expect(bot.rules).toEqual([]);
  });

  it('counts the pace of messages by their channel, and tells of it again only after a rest', async () => {
    await start();
    await bot.postTimes(8);
    await bot.app.call('chat.postMessage', { channel: bot.slack.channel('support').id, text: 'Elsewhere' });
    bot.wait(2000);
    await bot.postTimes(8);
    expect(bot.rules).toEqual(['message-rate']);

    bot.wait(60_000);
    await bot.postTimes(8);

    expect(bot.rules).toEqual(['message-rate', 'message-rate']);
  });
});
