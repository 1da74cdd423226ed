import assert from 'node:assert/strict';
import { isNativeError } from 'node:util/types';
import { describe, expect, it } from '@jest/globals';
import { SlackEmulator, type SlackEmulatorOptions } from '../../src/index.js';
import { RawApp } from '../support/raw-app.js';

/** A local Slack with an app that acks everything, which ends at the end of the block. */
async function started(options: SlackEmulatorOptions = {}) {
  const slack = await SlackEmulator.start(options);
  const app = new RawApp(slack);
  const connection = await app.connect();
  connection.acknowledgeAll();
  return { slack, app, connection, ann: slack.user('ann') };
}

/** What a promise was rejected with. */
const failureOf = async (failing: Promise<unknown>): Promise<Error> => {
  const error: unknown = await failing.then(
    () => new Error('It did not fail.'),
    (reason: unknown) => reason,
  );
  return isNativeError(error) ? error : new Error(`No error was thrown: ${String(error)}`);
};

/** An app posts where there is no channel. */
async function refusedCall(slack: SlackEmulator): Promise<void> {
  await new RawApp(slack).call('chat.postMessage', { channel: 'C1', text: 'Hi' });
}

describe('a story', () => {
  it.each<[string, () => void]>([
    ["node's assert", () => assert.equal(1, 2, 'One is not two')],
    ["jest's expect", () => expect('One is not two').toBe('')],
    ['plain errors', () => fail('One is not two')],
  ])('that fails by %s says what happened last, in message and stack, once', async (_, check) => {
    const { slack, app, ann } = await started();
    const failing = slack.story(() =>
      slack.story(async () => {
        await ann.say('general', 'Hello there');
        check();
      }),
    );

    const { message, stack } = await failureOf(failing);

    expect(message).toContain('One is not two');
    for (const text of [message, stack ?? '']) {
      expect(text).toMatch(/\nThe end of the timeline:\n[^]*\bann\b.*Hello there/);
      expect(text.match(/The end of the timeline/g)).toHaveLength(1);
    }
    app.close();
    await slack.close();
  });

  it('that throws no error, or one without a message, has its end told as well', async () => {
    const { slack, app } = await started();

    expect((await failureOf(slack.story(() => Promise.reject('broken')))).message).toMatch(/^broken\nThe end of the/);
    const bare = await failureOf(slack.story(() => Promise.reject(new Error())));
    expect(bare.message).toMatch(/^\nThe end of the timeline/);
    expect(await slack.story(async () => 42)).toBe(42);
    app.close();
    await slack.close();
  });

  it('that waits in vain says so with the end of the timeline', async () => {
    const { slack, app, ann } = await started();
    await ann.say('general', 'Hello there');

    await expect(slack.channel('general').message('Bye', { timeoutMs: 20 })).rejects.toThrow(
      /^Waited 20 ms for a message matching "Bye"[^]*Instead there was:\n┌─ @ann[^]*\nThe end of the timeline:\n[^]*Hello there/,
    );
    app.close();
    await slack.close();
  });
});

describe('a run', () => {
  it('has a Slack of its own, which is closed whatever happens', async () => {
    const seen: SlackEmulator[] = [];

    expect(await SlackEmulator.run({ appName: 'desk' }, async slack => seen.push(slack) && slack.app().name)).toBe(
      'desk',
    );
    await failureOf(SlackEmulator.run({}, async slack => fail(`no ${seen.push(slack)}`)));

    expect(seen).toHaveLength(2);
    for (const { apiUrl } of seen) await expect(fetch(apiUrl)).rejects.toThrow('fetch failed');
  });

  it('fails for what went wrong unnoticed, unless it is told otherwise', async () => {
    await expect(SlackEmulator.run({}, refusedCall)).rejects.toThrow(
      'chat.postMessage was refused: channel_not_found.',
    );
    await SlackEmulator.run({ failOn: [] }, refusedCall);
  });

  it('that fails tells the assertion first, then what went wrong besides', async () => {
    const failing = SlackEmulator.run({}, async slack => {
      await refusedCall(slack);
      fail('One is not two');
    });

    expect((await failureOf(failing)).message).toMatch(
      /^One is not two\n[^]*The end of the timeline:\n[^]*channel_not_found[^]*Not all went well[^]*- api_error: app: chat\.postMessage/,
    );
  });
});

describe('failures', () => {
  it('are missed deadlines, refused calls and problems, each once, in their order', async () => {
    const { slack, app, connection, ann } = await started({ ackTimeoutMs: 20, redeliveryDelaysMs: [] });

    connection.socket.send('nonsense');
    await slack.waitFor('the problem', () => slack.problems[0]);
    await app.call('chat.delete', { channel: slack.channel('general').id, ts: '1.1' });
    connection.stayQuiet();
    await ann.command('/slow');

    expect(slack.failures.all.map(({ kind, text }) => [kind, text])).toEqual([
      ['problem', expect.stringMatching(/^broken_frame\. The app sent/)],
      ['api_error', 'chat.delete was refused: message_not_found.'],
      ['deadline', expect.stringMatching(/^slash_commands \S+ was not acked in time\.$/)],
    ]);
    expect(slack.failures.unexpected).toEqual([]);
    app.close();
    await slack.close();
  });

  it('are findings of the lint, but for those that are failures of another kind', async () => {
    const { slack, app } = await started();
    const blocks = [{ type: 'divider' }];
    const channel = slack.channel('general').id;
    await app.call('chat.postMessage', { channel, blocks });
    await app.call('chat.postMessage', { channel, text: 'Hi', blocks: [{ type: 'unheard_of' }] });

    expect(slack.failures.all.map(({ kind, text }) => [kind, text.split('.')[0]])).toEqual([
      ['lint', 'missing-text'],
      ['api_error', 'chat'],
    ]);
    app.close();
    await slack.close();
  });

  it('of the kinds that are named have the end reject, once, when all is ended', async () => {
    const { slack, app } = await started({ failOn: ['api_error'] });
    await app.call('chat.delete', { channel: 'C1', ts: '1.1' });
    app.close();

    await expect(slack.close()).rejects.toThrow(
      /^Not all went well in the local Slack[^]* says so:\n- api_error: app: chat\.delete was refused[^]*The end of the timeline/,
    );
    await slack.close();
    await expect(fetch(slack.apiUrl)).rejects.toThrow('fetch failed');
  });

  it('of other kinds do not', async () => {
    const { slack, app } = await started({ failOn: ['deadline'] });
    await app.call('chat.delete', { channel: 'C1', ts: '1.1' });
    app.close();

    expect(() => slack.failures.verify()).not.toThrow();
    expect(await slack.close()).toBeUndefined();
  });

  it.each(['channel_not_found', /chat\.delete/g, ({ app }: { app: string | null }) => app === 'app'])(
    'that are expected, by %s, are none, as often as they come',
    async match => {
      const { slack, app } = await started({ failOn: 'anything' });
      slack.failures.expect(match);
      for (const ts of ['1.1', '1.2']) await app.call('chat.delete', { channel: 'C1', ts });
      app.close();

      expect(slack.failures.unexpected).toEqual([]);
      await slack.close();
    },
  );

  it('that are expected and do not come are failures, too', async () => {
    const { slack, app } = await started();
    slack.failures.expect('channel_not_found');
    app.close();

    expect(() => slack.failures.verify()).toThrow('- expected, and did not happen: channel_not_found');
    await expect(slack.close()).rejects.toThrow('did not happen');
  });

  it('that are expected are so until it is reset', async () => {
    const { slack, app } = await started({ failOn: 'anything' });
    slack.failures.expect('channel_not_found');
    await app.call('chat.delete', { channel: 'C1', ts: '1.1' });
    await slack.reset();

    slack.failures.verify();
    await app.call('chat.delete', { channel: 'C1', ts: '1.1' });
    expect(slack.failures.unexpected).toMatchObject([{ kind: 'api_error' }]);
    app.close();
    await expect(slack.close()).rejects.toThrow('channel_not_found');
  });

  it('do not count deliveries that the end cuts short', async () => {
    const { slack, app, connection, ann } = await started({ failOn: 'anything' });
    connection.stayQuiet();
    await ann.say('general', 'Hello');
    app.close();

    expect(await slack.close()).toBeUndefined();
  });
});

describe('a Slack that is declared with `await using`', () => {
  it('is closed at the end of its block', async () => {
    let url = '';
    {
      await using slack = await SlackEmulator.start();
      url = slack.apiUrl;
      expect((await fetch(url)).status).toBeGreaterThan(0);
    }
    await expect(fetch(url)).rejects.toThrow('fetch failed');
  });
});

function fail(message: string): never {
  throw new Error(message);
}
