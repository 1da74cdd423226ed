import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator, type FunctionExecution, type Person } from '../../src/index.js';
import { objectAt, stringAt, type JsonObject } from '../../src/json.js';
import { RawApp, type RawConnection } from '../support/raw-app.js';

const button = { type: 'button', action_id: 'approve', text: { type: 'plain_text', text: 'Approve' } };
const form = {
  type: 'modal',
  callback_id: 'why',
  notify_on_close: true,
  title: { type: 'plain_text', text: 'Why?' },
  submit: { type: 'plain_text', text: 'Send' },
  blocks: [
    {
      type: 'input',
      block_id: 'reason',
      label: { type: 'plain_text', text: 'Reason' },
      element: { type: 'plain_text_input', action_id: 'text' },
    },
  ],
};

let slack: SlackEmulator;
let app: RawApp;
let ann: Person;
let connection: RawConnection;
let now: number;

beforeEach(async () => {
  now = Date.now();
  slack = await SlackEmulator.start({ clock: { now: () => now } });
  app = new RawApp(slack);
  ann = slack.user('ann');
  connection = await app.connect();
  connection.acknowledgeAll();
});

afterEach(async () => {
  app.close();
  await slack.close();
});

const lastPayload = (): JsonObject => objectAt(connection.envelopes.at(-1) ?? {}, 'payload') ?? {};

/** Runs a function, and tells its step and the token that came with it. */
async function run(inputs: JsonObject = {}): Promise<{ execution: FunctionExecution; token: string }> {
  const { execution } = await ann.runFunction('provision', inputs);
  const token = stringAt(objectAt(lastPayload(), 'event') ?? {}, 'bot_access_token') ?? '';
  return { execution, token };
}

const complete = (id: string, token?: string, outputs: unknown = {}) =>
  app.call('functions.completeSuccess', { function_execution_id: id, outputs }, token);

const test = (token: string) => app.call('auth.test', {}, token);

const belongsTo = ({ id }: FunctionExecution, token: string) => ({
  bot_access_token: token,
  function_data: { execution_id: id, function: { callback_id: 'provision' }, inputs: { name: 'db' } },
  interactivity: { interactor: { id: ann.id }, interactivity_pointer: expect.any(String) },
});

async function ask(token?: string) {
  const blocks = [{ type: 'actions', elements: [button] }];
  await app.call('chat.postMessage', { channel: 'general', text: 'May I?', blocks }, token);
  return slack.waitForMessage('May I?');
}

describe('a step of a workflow', () => {
  it('comes to its app as an event with its inputs and a token of its own', async () => {
    const { execution, ack } = await ann.runFunction('provision', { name: 'db', size: 3, tags: ['a'] });

    expect(ack?.status).toBe('in_time');
    expect(execution).toMatchObject({ callbackId: 'provision', outcome: null });
    expect(lastPayload()).toMatchObject({
      type: 'event_callback',
      event_id: expect.stringMatching(/^Ev/),
      event: {
        type: 'function_executed',
        function: {
          id: expect.stringMatching(/^Fn/),
          callback_id: 'provision',
          type: 'app',
          app_id: slack.app().appId,
          input_parameters: [
            { name: 'name', type: 'string' },
            { name: 'size', type: 'number' },
            { name: 'tags', type: 'array' },
          ],
        },
        inputs: { name: 'db', size: 3, tags: ['a'] },
        function_execution_id: execution.id,
        workflow_execution_id: execution.workflowExecutionId,
        bot_access_token: expect.stringMatching(/^xwfp-/),
      },
    });
    expect(execution.id).toMatch(/^Fx/);
    expect(execution.workflowExecutionId).toMatch(/^Wx/);
  });

  it('runs until its app completes it, by its token or by that of its bot', async () => {
    const one = await run();
    const other = await run();

    expect(slack.functionExecutions.map(({ outcome }) => outcome)).toEqual([null, null]);
    await complete(one.execution.id, one.token, { url: 'https://db' });
    await complete(other.execution.id);

    expect(await slack.waitForOutcome(one.execution)).toEqual({ status: 'completed', outputs: { url: 'https://db' } });
    expect(await slack.waitForOutcome(other.execution)).toEqual({ status: 'completed', outputs: {} });
    expect(slack.apiCalls.map(({ tokenKind }) => tokenKind)).toEqual(['app', 'function', 'bot']);
  });

  it('fails with the text that its app gives', async () => {
    const { execution, token } = await run();

    await app.call('functions.completeError', { function_execution_id: execution.id, error: 'No room.' }, token);

    expect(await slack.waitForOutcome(execution)).toEqual({ status: 'failed', error: 'No room.' });
  });

  it('ends once', async () => {
    const { execution } = await run();
    await complete(execution.id);

    const { body } = await app.call('functions.completeError', { function_execution_id: execution.id, error: 'No.' });

    expect(body).toEqual({ ok: false, error: 'execution_not_in_running_state' });
    expect(await slack.waitForOutcome(execution)).toMatchObject({ status: 'completed' });
  });

  it('is completed with what its function declares, and nothing else', async () => {
    const outputs = {
      url: 'string',
      size: 'integer',
      tags: 'array',
      more: 'object',
      done: 'boolean',
      by: 'slack#/types/user_id',
    };
    const { execution } = await ann.runFunction('provision', {}, { outputs });
    expect(lastPayload()).toMatchObject({
      event: { function: { output_parameters: Object.entries(outputs).map(([name, type]) => ({ name, type })) } },
    });

    const wrong = { url: 7, size: 1.5, tags: {}, more: [], done: 'yes' };
    expect((await complete(execution.id, undefined, wrong)).body).toMatchObject({
      error: 'parameter_validation_failed',
      response_metadata: {
        messages: [
          ...Object.keys(wrong).map(name => expect.stringContaining(name)),
          expect.stringContaining('missing required output: by'),
        ],
      },
    });
    const right = { url: 'https://db', size: 2, tags: [], more: {}, done: false, by: ann.id };
    expect((await complete(execution.id, undefined, right)).body).toEqual({ ok: true });
  });

  it('is ended by nobody but its app, and only with what Slack asks for', async () => {
    const { execution } = await run();
    slack.addApp('second');

    expect((await complete('Fx0UNKNOWN')).body.error).toBe('function_execution_not_found');
    expect((await complete(execution.id, slack.app('second').botToken)).body.error).toBe('access_denied');
    expect((await complete(execution.id, undefined, null)).body.error).toBe('invalid_arguments');
    const { body } = await app.call('functions.completeError', { function_execution_id: execution.id });
    expect(body.error).toBe('invalid_arguments');
    expect(slack.functionExecutions[0]?.outcome).toBeNull();
  });

  it('is told of what came instead when it does not end', async () => {
    const { execution } = await run();

    await expect(slack.waitForOutcome(execution, { timeoutMs: 20 })).rejects.toThrow(
      `Waited 20 ms for the end of the step ${execution.id}, which did not come.`,
    );
  });
});

describe("a function's own token", () => {
  it('is one of the bot while the step runs, for 15 minutes', async () => {
    const { token } = await run();

    expect((await test(token)).body).toMatchObject({ ok: true, bot_id: slack.app().botId });
    now += 15 * 60_000;
    expect((await test(token)).body).toEqual({ ok: false, error: 'token_expired' });
  });

  it('dies with its step', async () => {
    const { execution, token } = await run();
    await complete(execution.id, token);

    expect((await test(token)).body).toEqual({ ok: false, error: 'token_revoked' });
  });

  it('opens no connections', async () => {
    const { token } = await run();

    expect((await app.call('apps.connections.open', {}, token)).body.error).toBe('not_allowed_token_type');
  });
});

describe('what is done in a message or view of a function', () => {
  it('tells of the execution, and brings a pointer in the place of a trigger and a response URL', async () => {
    const { execution, token } = await run({ name: 'db' });

    await ann.click(await ask(token), 'Approve');

    expect(lastPayload()).toMatchObject({ type: 'block_actions', ...belongsTo(execution, token) });
    expect(lastPayload().trigger_id).toBeUndefined();
    expect(lastPayload().response_url).toBeUndefined();
  });

  it('tells of none where the bot wrote it with its own token', async () => {
    await run();

    await ann.click(await ask(), 'Approve');

    expect(lastPayload().function_data).toBeUndefined();
    expect(lastPayload()).toMatchObject({ trigger_id: expect.any(String), response_url: expect.any(String) });
  });

  it('goes on in views that the pointer opens: in their submission and when they are closed', async () => {
    const { execution, token } = await run({ name: 'db' });
    await ann.click(await ask(token), 'Approve');
    const pointer = stringAt(objectAt(lastPayload(), 'interactivity') ?? {}, 'interactivity_pointer');
    await app.call('views.open', { interactivity_pointer: pointer, view: form }, token);

    connection.acknowledgeAll({ response_action: 'push', view: form });
    await ann.submit(ann.views[0], { reason: 'Because.' });
    expect(lastPayload()).toMatchObject({ type: 'view_submission', ...belongsTo(execution, token) });
    expect(lastPayload().trigger_id).toBeUndefined();

    connection.acknowledgeAll();
    await ann.closeView(ann.views[1]);
    expect(lastPayload()).toMatchObject({ type: 'view_closed', ...belongsTo(execution, token) });
  });

  it('asks for options with the execution', async () => {
    const { execution, token } = await run({ name: 'db' });
    const blocks = [{ type: 'actions', elements: [{ type: 'external_select', action_id: 'size' }] }];
    await app.call('chat.postMessage', { channel: 'general', text: 'How big?', blocks }, token);
    connection.acknowledgeAll({ options: [] });

    await ann.suggest(await slack.waitForMessage('How big?'), 'size', 'l');

    expect(lastPayload()).toMatchObject({ type: 'block_suggestion', ...belongsTo(execution, token) });
  });
});
