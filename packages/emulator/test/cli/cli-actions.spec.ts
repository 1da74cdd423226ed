import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { runCommand } from '../../src/cli/program.js';
import { SlackEmulator } from '../../src/index.js';
import { isJsonObject, objectAt, stringAt, type JsonObject } from '../../src/json.js';
import { textIn } from '../support/control-client.js';
import { RawApp, type ApiAnswer, type RawConnection } from '../support/raw-app.js';
import { choices, option, plain, ticketForm } from '../support/rendered-parts.js';
import { TappedTerminal } from '../support/captured-terminal.js';

const blocks = [
  { type: 'section', text: plain('Deploy prod?') },
  { type: 'actions', elements: choices },
];
const view = {
  ...ticketForm,
  blocks: [
    ...ticketForm.blocks,
    {
      type: 'input',
      block_id: 'tags',
      optional: true,
      label: plain('Tags'),
      element: { type: 'multi_static_select', action_id: 'tags', options: [option('Red'), option('Blue')] },
    },
  ],
};

let slack: SlackEmulator;
let app: RawApp;
let connection: RawConnection;
let opened: Promise<ApiAnswer> | undefined;
const terminal = TappedTerminal.forEachTest();

function answer({ payload }: JsonObject): unknown {
  const command = textIn(payload, 'command');
  if (command === '/ticket') opened = app.call('views.open', { trigger_id: textIn(payload, 'trigger_id'), view });
  if (textIn(payload, 'view', 'state', 'values', 'title', 'text', 'value') === 'short') {
    return { response_action: 'errors', errors: { title: 'Say more.' } };
  }
  if (command === '/deploy') return { text: 'Deploy prod?', blocks, response_type: 'in_channel' };
  return textIn(payload, 'type') === 'block_suggestion' ? { options: [option('Web')] } : {};
}

beforeAll(async () => {
  slack = await SlackEmulator.start({ control: true });
  app = new RawApp(slack);
  connection = await app.connect();
  connection.acknowledgeAll(answer);
});

afterAll(async () => {
  await opened;
  app.close();
  await slack.close();
});

/** Runs the command against the emulator. @returns its exit code, and what it printed */
async function run(name: string, ...args: readonly string[]): Promise<[number, string]> {
  terminal.clear();
  const exitCode = await runCommand([name, '--url', new URL(slack.controlUrl).origin, ...args]);
  return [exitCode, terminal.printed + terminal.complained];
}

/** Acts, and looks at what follows for a moment only. */
const act = (name: string, ...args: readonly string[]) => run(name, '--wait', '50', ...args);

const lastOf = (type: string): unknown => slack.deliveries.findLast(each => each.type === type)?.payload;

describe('from a second terminal', () => {
  it('people say, edit, react and delete', async () => {
    expect(await act('say', 'ann', 'general', 'Shall', 'we', '--lunch?')).toEqual([
      0,
      expect.stringMatching(/ann says in #general: "Shall we --lunch\?"[^]*│ Shall we --lunch\?/),
    ]);
    expect((await act('edit', 'ann', 'Shall', 'Lunch', 'now'))[0]).toBe(0);
    expect((await act('react', 'bob', 'Lunch', ':eyes:'))[0]).toBe(0);
    expect(await run('messages', 'general')).toEqual([0, expect.stringMatching(/│ Lunch now\n[^]*:eyes: 1/)]);
    expect((await act('unreact', 'bob', 'Lunch', 'eyes'))[0]).toBe(0);
    expect((await act('delete', 'ann', 'Lunch'))[0]).toBe(0);
    expect(await run('messages')).toEqual([0, '']);
  });

  it('people write commands, click, choose and start shortcuts', async () => {
    expect(await act('command', 'ann', '/deploy', 'prod', '--force')).toEqual([
      0,
      expect.stringMatching(/acks slash_commands[^]*\[ Approve \]/),
    ]);
    expect(lastOf('slash_commands')).toMatchObject({ command: '/deploy', text: 'prod --force' });
    expect((await act('command', 'ann', 'deploy', 'without a slash'))[0]).toBe(0);
    expect(lastOf('slash_commands')).toMatchObject({ command: '/deploy' });
    expect((await act('click', 'ann', 'Deploy', 'Approve'))[0]).toBe(0);
    expect(lastOf('interactive')).toMatchObject({ actions: [{ action_id: 'approve' }] });
    expect((await act('select', 'ann', 'Deploy', 'size', 'Big'))[0]).toBe(0);
    expect(lastOf('interactive')).toMatchObject({ actions: [{ selected_option: { value: 'big' } }] });
    expect(await run('suggest', '--json', 'ann', 'Deploy', 'who', 'we')).toEqual([0, expect.stringContaining('"web"')]);
    expect(await act('suggest', 'ann', 'Deploy', 'who', 'we')).toEqual([0, expect.stringContaining('Options: Web.\n')]);
    expect((await act('shortcut', 'ann', 'new_ticket'))[0]).toBe(0);
    expect(lastOf('interactive')).toMatchObject({ type: 'shortcut', callback_id: 'new_ticket' });
    expect((await act('shortcut', 'ann', 'file_ticket', 'Deploy'))[0]).toBe(0);
    expect(lastOf('interactive')).toMatchObject({ type: 'message_action' });
  });

  it('people see forms, submit and close them', async () => {
    expect(await act('command', 'ann', '/ticket')).toEqual([0, expect.stringMatching(/ticket\n┌─ Ticket[^]*Title/)]);
    expect(await run('views', 'ann')).toEqual([0, expect.stringContaining('Ticket')]);
    expect(await act('submit', 'ann')).toEqual([1, expect.stringContaining('Title')]);
    expect(await act('submit', 'ann', 'title=short')).toEqual([0, expect.stringContaining('! Say more.')]);
    expect((await act('submit', 'ann', 'title=a=b', 'tags=Red', 'tags=Blue'))[0]).toBe(0);
    expect(lastOf('interactive')).toMatchObject({
      view: {
        state: { values: { title: { text: { value: 'a=b' } }, tags: { tags: { selected_options: { length: 2 } } } } },
      },
    });
    await act('command', 'ann', '/ticket');
    expect((await act('close-view', 'ann'))[0]).toBe(0);
    expect(await run('views', 'ann')).toEqual([0, '']);

    expect(await run('home', 'ann')).toEqual([1, expect.stringContaining('no Home tab')]);
    expect((await act('open-home', 'ann'))[0]).toBe(0);
    await app.call('views.publish', { user_id: slack.user('ann').id, view: { type: 'home', blocks } });
    expect(await run('home', 'ann')).toEqual([0, expect.stringContaining('Deploy prod?')]);
    expect((await act('click', 'ann', 'home', 'Approve'))[0]).toBe(0);
  });

  it('people write and share under a message, and elsewhere than in #general', async () => {
    await act('say', 'ann', 'general', 'Look what broke');
    expect((await act('say', '--thread', 'what broke', 'bob', 'general', 'I see'))[0]).toBe(0);
    const [root, reply] = slack.messages.slice(-2);
    expect(reply).toMatchObject({ text: 'I see', threadTs: root?.ts });

    const file = fileURLToPath(import.meta.url);
    expect(await act('share', '--thread', 'I see', 'bob', 'general', file, 'Read', 'it')).toEqual([
      0,
      expect.stringMatching(/in a thread\n│ Read it\n│ \[file: cli-actions\.spec\.ts\]/),
    ]);
    expect(slack.messages.at(-1)).toMatchObject({ threadTs: root?.ts });
    expect(await act('share', 'bob', 'general', 'no-such.file')).toEqual([2, expect.stringContaining("Can't read")]);

    expect((await act('command', '--channel', 'support', 'ann', '/nothing'))[0]).toBe(0);
    expect(lastOf('slash_commands')).toMatchObject({ channel_name: 'support', command: '/nothing' });
  });

  it('people open the assistant, and have workflows come to steps of the app', async () => {
    const suggesting = slack.on('envelope', ({ payload }) => {
      const event = objectAt(isJsonObject(payload) ? payload : {}, 'event') ?? {};
      const { channel_id, thread_ts } = objectAt(event, 'assistant_thread') ?? {};
      const prompts = [{ title: 'Open', message: 'What is open?' }];
      if (thread_ts !== undefined) {
        opened = app.call('assistant.threads.setSuggestedPrompts', { channel_id, thread_ts, prompts });
      }
    });
    expect(await act('open-assistant', 'ann', 'general')).toEqual([
      0,
      expect.stringContaining('It suggests to ask: What is open?\n'),
    ]);
    suggesting();

    expect(await act('run-function', 'ann', 'provision', 'name=db', 'size=3')).toEqual([
      0,
      expect.stringContaining('The step runs until the app ends it.'),
    ]);
    expect(slack.functionExecutions.at(-1)).toMatchObject({ inputs: { name: 'db', size: 3 } });
    const ended = slack.on('envelope', ({ payload }) => {
      const id = stringAt(objectAt(isJsonObject(payload) ? payload : {}, 'event') ?? {}, 'function_execution_id');
      opened = app.call('functions.completeSuccess', { function_execution_id: id, outputs: { url: 'db-1' } });
    });
    expect(await act('run-function', 'ann', 'provision')).toEqual([
      0,
      expect.stringContaining('The step is completed: url=db-1.'),
    ]);
    ended();
  });

  it('one looks, waits and makes things go wrong', async () => {
    const [, env] = await run('env');
    expect(env).toContain(`SLACK_BOT_TOKEN=${slack.botToken}\n`);
    expect(env).toContain(`SLACK_EMULATOR_URL=${new URL(slack.controlUrl).origin}\n`);
    expect(await run('timeline', '-n', '1')).toEqual([0, expect.stringMatching(/^\d\d:.*\n$/)]);
    expect((await run('problems'))[0]).toBe(0);
    await app.call('chat.postMesage', {});
    expect(await run('lint', '-n', '1')).toEqual([0, expect.stringMatching(/^unknown-method: .*\n {4}https:.*\n$/)]);
    expect((await run('freeze'))[0]).toBe(0);
    expect(await run('advance', '10s')).toEqual([
      0,
      `It is ${slack.time.now.toISOString()} there, and time stands still.\n`,
    ]);
    expect(await run('advance', 'soon')).toEqual([2, expect.stringContaining('/body/by')]);
    expect(await run('resume')).toEqual([0, expect.stringMatching(/ there\.\n$/)]);
    expect(await run('wait', 'connections', 'count=1')).toEqual([0, expect.stringContaining('"openedAt"')]);
    expect(await run('wait', 'ack', 'match=nothing', 'timeoutMs=1')).toEqual([
      1,
      expect.stringContaining('Waited 1 ms'),
    ]);
    expect(await run('wait')).toEqual([0, expect.stringMatching(/^message timeoutMs=… text=….*\n {4}Waits for a/)]);
    expect(await run('fault', '--json')).toEqual([0, expect.stringMatching(/"name": "cut",[^]*"takes": \[\s+"app"/)]);
    expect((await run('fault', 'lose-acks', 'times=1'))[0]).toBe(0);
    expect((await run('fault', 'duplicate', 'times=1', 'as=same_envelope'))[0]).toBe(0);
    expect(await run('fault', 'nonsense')).toEqual([1, expect.stringContaining('refresh, ')]);
    expect(await run('fault', 'delay', 'ms=long')).toEqual([2, expect.stringContaining('/body/ms')]);
  });

  it('the state is kept in a file, a new Slack begins with it, and the old one begins anew', async () => {
    await act('say', 'ann', 'general', 'Remember me');
    const folder = await mkdtemp(join(tmpdir(), 'nest-slack-seed-'));
    try {
      for (const name of ['state.yaml', 'state.json']) {
        expect(await run('save', join(folder, name))).toEqual([0, '']);
        await using again = await SlackEmulator.start({ seed: join(folder, name) });
        expect(again.botToken).toBe(slack.botToken);
        expect(again.messages.map(({ text }) => text)).toContain('Remember me');
      }
      expect(await run('save', join(folder, 'no', 'folder.json'))).toEqual([2, expect.stringContaining("Can't write")]);
    } finally {
      await rm(folder, { recursive: true });
    }
    const [code, test] = await run('export', '--from', '1', '--runner', 'vitest');
    expect([code, test]).toEqual([0, expect.stringContaining("from 'vitest'")]);
    expect(test).toContain("say('general', 'Remember me'");
    expect(await run('export', '--from', '4711')).toEqual([1, expect.stringContaining('Nobody did anything')]);
    expect(await run('save')).toEqual([0, expect.stringMatching(/^workspaces:[^]*Remember me/m)]);

    expect((await run('reset'))[0]).toBe(0);
    expect(await run('messages')).toEqual([0, '']);
  });

  it('what is not possible exits with 1, and what was not asked rightly with 2', async () => {
    expect(await act('say', 'ann', 'attic', 'hi')).toEqual([
      1,
      expect.stringMatching(/"attic".* They are in: general,/),
    ]);
    expect(await act('say', 'ann', '@zoe', 'hi')).toEqual([1, expect.stringMatching(/"@zoe".* There are: @ann,/)]);
    expect(await act('say', 'zoe', 'general', 'hi')).toEqual([1, expect.stringContaining('ann, bob, carol')]);
    expect(await act('click', 'ann', 'Nothing like it', 'Approve')).toEqual([
      1,
      expect.stringContaining('sees no message'),
    ]);
    expect(await act('submit', 'ann', 'title')).toEqual([2, expect.stringContaining('"title" is no name=value')]);
    expect(await run('say', 'ann')).toEqual([
      2,
      expect.stringMatching(
        /missing required argument 'place'\nUsage: slack-emulator say .*<person> <place> <text...>/,
      ),
    ]);
    expect([await runCommand(['sya', 'ann']), terminal.complained]).toEqual([
      2,
      expect.stringContaining('no command "sya". Did you mean "say"?'),
    ]);
    expect(await run('say', '--wait', '10001', 'ann', 'general', 'hi')).toEqual([
      2,
      expect.stringContaining('from 0 to 10000'),
    ]);
    expect(await run('messages', '--limit', 'all')).toEqual([2, expect.stringContaining('from 1 to 10000')]);
    expect(await run('--version-of-nothing')).toEqual([2, expect.anything()]);
    expect(await runCommand(['env', '--url', 'http://127.0.0.1:1'])).toBe(2);
    expect(terminal.complained).toContain('No emulator answers at http://127.0.0.1:1.');
    for (const url of ['nowhere', 'localhost:7522', 'file:///tmp']) {
      expect([await runCommand(['env', '--url', url]), terminal.complained]).toEqual([
        2,
        expect.stringContaining(`"${url}" is no URL of an emulator`),
      ]);
    }
    expect(await runCommand(['env', '--help'])).toBe(0);
    expect(await runCommand(['help', 'click'])).toBe(0);
    expect(terminal.printed).toContain('Usage: slack-emulator click [options] <person> <where> <element>');
  });

  it('what people say is told of once the app has acked that it heard it, however long it takes', async () => {
    connection.stayQuiet();
    const asked = jest.spyOn(globalThis, 'fetch');
    const acting = act('say', 'ann', 'general', 'Take your time');
    // Far more looks than it takes to see that nothing happens.
    await slack.waitFor('many looks', () => (asked.mock.calls.length > 10 ? true : undefined));
    const envelope = connection.envelopes.at(-1);
    connection.acknowledge(envelope ?? {});

    expect(await acting).toEqual([0, expect.stringMatching(/ann says in #general: "Take[^]*acks events_api/)]);
  });

  it('an app that does not ack is told of, and exits with 1', async () => {
    connection.stayQuiet();
    slack.faults.cut();
    await slack.waitForConnections(0);

    expect(await act('command', 'ann', '/deploy')).toEqual([1, expect.stringContaining('no connection open')]);
    expect(terminal.printed).toContain('ann writes /deploy in #general');
  });
});
