import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { transform } from 'esbuild';
import { SlackEmulator } from '../../src/index.js';
import { isJsonObject, stringAt } from '../../src/json.js';
import { RawApp, type RawConnection } from '../support/raw-app.js';
import { choices, option, plain, ticketForm } from '../support/rendered-parts.js';

let slack: SlackEmulator;
let app: RawApp;
let connection: RawConnection;

async function start(options: Parameters<typeof SlackEmulator.start>[0] = {}): Promise<void> {
  slack = await SlackEmulator.start({ redeliveryDelaysMs: [], ...options });
  app = new RawApp(slack);
  connection = await app.connect();
  connection.acknowledgeAll({});
}

beforeEach(() => start());

afterEach(async () => {
  app.close();
  await slack.close();
});

/** The lines of the story. */
const story = (options: Parameters<typeof slack.history.exportTest>[0] = {}): string[] =>
  slack.history
    .exportTest(options)
    .split('\n')
    .map(line => line.trim());

/** A text with a button beside it that is called as all the others are. */
const section = (text: string) => ({
  type: 'section',
  text: plain(text),
  accessory: { type: 'button', action_id: `go_${text}`, text: plain('Go') },
});

const now = (): number => slack.timeline.entries.at(-1)?.id ?? 0;

describe('a test that is exported', () => {
  it('does again whatever a person can do', async () => {
    const [ann, bob] = [slack.user('ann'), slack.user('bob')];
    const said = await ann.say('general', 'Lunch?');
    await bob.say('general', 'Yes', { threadTs: said.ts });
    await bob.say('general', 'At noon', { threadTs: said.ts, broadcast: true });
    await bob.react(said, ':eyes:');
    await bob.unreact(said, 'eyes');
    await ann.edit(said, 'Lunch at noon?');
    await ann.delete(said);
    await bob.say('@ann', 'Psst');
    await ann.share('support', { name: 'error.log', content: 'It\nbroke.' }, { text: 'Look' });
    ann.upload({ name: 'kept.log', content: 'For later.' });
    const { id } = ann.upload({ name: 'used.log', content: 'For now.' });
    await ann.share('support', { id });
    ann.channels.openDirect('bob', 'carol');
    ann.chooseLanguage('de-DE');
    await ann.command('/deploy', '', { channel: 'support' });
    await ann.shortcut('new_ticket');
    await ann.openHome({ tab: 'messages' });
    ann.channels.create('plans', { isPrivate: true });
    ann.channels.invite('plans', 'bob');
    bob.channels.leave('plans');
    ann.channels.archive('plans');
    await ann.runFunction('provision', { name: 'db', more: { size: 1 } });
    await slack.time.advance('2s', { patienceMs: 0 });
    slack.time.freeze();
    slack.time.resume();

    const lines = story();
    expect(lines.slice(lines.indexOf(`const message = await ann.say('general', 'Lunch?');`), -5)).toEqual([
      `const message = await ann.say('general', 'Lunch?');`,
      `await bob.say('general', 'Yes', { threadTs: message.ts });`,
      `await bob.say('general', 'At noon', { threadTs: message.ts, broadcast: true });`,
      `await bob.react(message, 'eyes');`,
      `await bob.unreact(message, 'eyes');`,
      `await ann.edit(message, 'Lunch at noon?');`,
      `await ann.delete(message);`,
      `await bob.say('@ann', 'Psst');`,
      `await ann.share('support', { name: 'error.log', content: 'It\\nbroke.' }, { text: 'Look' });`,
      `ann.upload({ name: 'kept.log', content: 'For later.' });`,
      `await ann.share('support', { name: 'used.log', content: 'For now.' });`,
      `ann.channels.openDirect('bob', 'carol');`,
      `ann.chooseLanguage('de-DE');`,
      `await ann.command('/deploy', '', { channel: 'support' });`,
      `await ann.shortcut('new_ticket');`,
      `await ann.openHome({ tab: 'messages' });`,
      `ann.channels.create('plans', { isPrivate: true });`,
      `ann.channels.invite('plans', 'bob');`,
      `bob.channels.leave('plans');`,
      `ann.channels.archive('plans');`,
      `await ann.runFunction('provision', { name: 'db', more: { size: 1 } });`,
      `await slack.time.advance(2000);`,
      `slack.time.freeze();`,
      `slack.time.resume();`,
    ]);
  });

  it('says what it leaves out and why, and waits for nothing that followed from that', async () => {
    const ann = slack.user('ann');
    connection.acknowledgeAll(envelope => ({ text: `Acked ${stringAt(envelope, 'type') ?? ''}` }));
    await ann.command('/deploy');
    const before = now();
    const said = await ann.ephemeral('Acked slash_commands');
    ann.channels.mark('general', said.ts);
    expect(() => story({ from: before + 1 })).toThrow('Nobody did anything');
    const sent = slack.timeline.entries.find(({ kind }) => kind === 'envelope');
    await slack.history.replay(sent?.id ?? 0);
    slack.faults.loseAcks(1);
    await ann.share('general', { name: 'photo.png', content: new Uint8Array(9000) });

    const lines = story();
    expect(lines.filter(line => line.startsWith('//')).slice(1)).toEqual([
      '// Left out, for no person does it: 1 payload sent again, 1 fault.',
      '// Left out, for nothing is seen of it: how far people have read.',
      '// A file that is no short text is as long as it was, of zeros: put your own in its place.',
    ]);
    expect(slack.messages.filter(({ text }) => text.startsWith('Acked'))).toHaveLength(2);
    expect(lines.filter(line => line.includes('Acked'))).toEqual([`await ann.ephemeral('Acked slash_commands');`]);
  });

  it('names elements as a person would, and more closely where several are called the same', async () => {
    const options = [option('Good'), option('Bad')];
    const more = [
      { type: 'overflow', action_id: 'more', options: [option('Details'), option('Bad')] },
      { type: 'radio_buttons', action_id: 'mood', options },
      { type: 'radio_buttons', action_id: 'mood_again', options },
    ];
    const blocks = [section('One'), section('Two'), { type: 'actions', elements: [...choices, ...more] }];
    await app.call('chat.postMessage', { channel: 'general', text: 'All', blocks });
    const ann = slack.user('ann');
    const message = await slack.waitForMessage('All');
    await ann.click(message, { text: 'Go', label: 'Two' });
    await ann.click(message, 'approve');
    await ann.select(message, 'Size', 'big');
    await ann.select(message, 'more', 'Details');
    await ann.select(message, 'mood', 'Good');

    const lines = story();
    expect(lines).toContain(`const message = await general.message('All');`);
    expect(lines).toContain(`await ann.click(message, { text: 'Go', label: 'Two' });`);
    expect(lines).toContain(`await ann.click(message, 'Approve');`);
    expect(lines).toContain(`await ann.select(message, 'Size', 'Big');`);
    expect(lines).toContain(`await ann.click(message, 'Details');`);
    expect(lines).toContain(`await ann.select(message, 'mood', 'Good');`);
  });

  it('is written for each runner, whatever was said', async () => {
    const hostile = `'"\`\${process.exit(1)}\\ */ </script> \u2028 \u202e \u0000 \ud800 \n__proto__`;
    await slack.user('ann').say('general', hostile);
    await slack.workspace().addPerson({ name: 'Uint8Array' }).say('@ann', hostile);
    await slack.user('ann').runFunction('provision', { ['__proto__']: { 'a-b': hostile } });
    await app.call('chat.postMessage', { channel: 'general', text: hostile });

    for (const runner of ['node', 'jest', 'vitest'] as const) {
      const source = slack.history.exportTest({ runner });
      await expect(transform(source, { loader: 'ts' })).resolves.toMatchObject({ warnings: [] });
      expect(source).not.toMatch(/const Uint8Array =/);
      expect(source).not.toMatch(/[^\P{Cc}\n]|[\p{Cs}\u2028\u2029\u202A-\u202E]/u);
    }
  });

  it('begins as this Slack did, and expects what went wrong', async () => {
    app.close();
    await slack.close();
    await start({ appName: 'desk', ackTimeoutMs: 60, linkDomains: ['local.test'], lint: false });
    await slack.user('ann').say('general', 'Hello');
    await app.call('chat.update', { channel: 'general', ts: '1.2', text: 'No' });
    connection.socket.send('no JSON');
    await slack.waitFor('the problem', () => slack.problems[0]);

    const lines = story();
    expect(lines.join('\n')).toContain(`appName: 'desk',\nackTimeoutMs: 60,`);
    expect(lines).toContain(`slack.failures.expect('chat.update was refused: channel_not_found.');`);
    expect(lines).toContain(`slack.failures.expect('broken_frame. ');`);
    expect(lines.join()).not.toContain('failOn');

    // Another time it may be in time.
    connection.stayQuiet();
    const before = now();
    await slack.user('ann').command('/deploy');
    expect(story().join('\n')).toContain(`failOn: ['api_error', 'problem', 'lint'],`);
    // What went wrong before the part does not go wrong in it.
    expect(story({ from: before + 1 }).join('\n')).toContain(`failOn: ['lint'],`);
    slack.faults.refuseNextCalls('api.test', 1);
    expect(story().join('\n')).toContain(`failOn: [],`);
  });

  it('reaches whoever is of another workspace, came in later, or is another app', async () => {
    app.close();
    await slack.close();
    const seed = {
      workspaces: [{ name: 'Acme' }, { name: 'Globex' }],
      people: [{ name: 'ann' }, { name: 'dora', workspace: 'Globex' }],
      apps: [{ name: 'app', installs: [{ workspace: 'Acme' }, { workspace: 'Globex' }] }, { name: 'ops' }],
      channels: [
        { name: 'general', isGeneral: true, members: ['ann', 'app'] },
        { name: 'general', workspace: 'Globex', members: ['dora', 'app'] },
      ],
    };
    await start({ seed });
    await slack.user('dora').say('general', 'Hello');
    const eve = slack.workspace('Acme').addPerson({ name: 'eve-x' });
    await eve.shortcut('new_ticket', { app: 'ops' });
    await slack.user('ann').command('/deploy', 'prod', { app: 'ops' });
    const { botToken } = slack.workspace('Globex').app('app');
    await app.call('chat.postMessage', { channel: 'general', text: 'Hello, Globex' }, botToken);

    const lines = story();
    expect(lines.join('\n')).toContain(`seed: {\nworkspaces: [{ name: 'Acme' }, { name: 'Globex' }],`);
    expect(lines).toEqual(
      expect.arrayContaining([
        `const dora = slack.workspace('Globex').user('dora');`,
        `const eveX = slack.workspace('Acme').addPerson({ name: 'eve-x' });`,
        `await eveX.shortcut('new_ticket', { app: 'ops' });`,
        `await ann.command('/deploy', 'prod', { app: 'ops' });`,
        `const general = slack.workspace('Globex').channel('general');`,
        `await general.message('Hello, Globex');`,
      ]),
    );
  });

  it('waits longer for what was long in coming, and no longer where time was moved on', async () => {
    app.close();
    await slack.close();
    let at = Date.now();
    await start({ clock: { now: () => at }, lint: false });
    const ann = slack.user('ann');
    const { id: channel } = slack.channel('general');
    const post_at = Math.trunc(at / 1000) + 60;
    await ann.say('general', 'Remind me');
    at += 7000;
    await app.call('chat.postMessage', { channel, text: 'I will' });
    await app.call('chat.scheduleMessage', { channel, text: 'Wake up', post_at });
    await slack.time.advance('1m', { patienceMs: 0 });

    const lines = story();
    expect(lines).toContain(`await general.message('I will', { timeoutMs: 14_000 });`);
    expect(lines.join()).toContain('lint: false, timeoutMs: 44_000 }');
    expect(lines.slice(lines.indexOf('await slack.time.advance(60_000);'))).toContain(
      `await general.message('Wake up');`,
    );
  });

  it('closes all forms at once, and puts a message away', async () => {
    const ann = slack.user('ann');
    const trigger = async (): Promise<unknown> => {
      const { payload } = await ann.shortcut('open');
      return isJsonObject(payload) ? payload.trigger_id : undefined;
    };
    await app.call('views.open', { trigger_id: await trigger(), view: ticketForm });
    await app.call('views.push', { trigger_id: await trigger(), view: { ...ticketForm, title: plain('On top') } });
    await ann.closeAllViews();
    await app.call('chat.postEphemeral', { channel: 'general', user: ann.id, text: 'Psst' });
    await ann.dismiss(await ann.ephemeral('Psst'));

    const lines = story();
    expect(lines).toContain(`await ann.closeAllViews();`);
    expect(lines).toContain(`const message = await ann.ephemeral('Psst');`);
    expect(lines).toContain(`await ann.dismiss(message);`);
  });

  it('is of a part of the timeline, which must have in it what is acted on', async () => {
    const ann = slack.user('ann');
    const before = now();
    const { payload } = await ann.command('/ticket');
    await app.call('views.open', {
      trigger_id: isJsonObject(payload) ? stringAt(payload, 'trigger_id') : '',
      view: ticketForm,
    });
    const opened = now();
    const form = await ann.modal();
    await form.fill({ Title: 'Lam' });
    await form.fill({ Title: 'Lamp' }).submit();
    const submitted = now();
    await ann.say('general', 'Later');

    expect(story({ from: before + 1, to: submitted })).toContain(`await form.fill({ Title: 'Lamp' }).submit();`);
    expect(story({ to: submitted }).join()).not.toContain('Later');
    expect(story({ from: submitted + 1 })).toContain(`await ann.say('general', 'Later');`);
    expect(() => story({ from: opened + 1 })).toThrow(
      `ann did something (fill, #${opened + 1}) with a view that came before #${opened + 1}, by #${opened}. ` +
        `Export from #${before + 1} on.`,
    );
    expect(() => story({ to: before })).toThrow(`Nobody did anything from #1 to #${before}.`);
    await slack.reset();
    expect(() => story()).toThrow('Nobody did anything');
  });
});
