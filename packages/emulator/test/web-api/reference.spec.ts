import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findMethodFacts } from '../../src/api-reference/method-facts.js';
import type { MethodFacts } from '../../src/api-reference/reference-types.js';
import { SlackEmulator } from '../../src/index.js';
import { isJsonObject, stringAt, type JsonObject } from '../../src/json.js';
import { modal, scenes, type Stage } from '../support/example-scenarios.js';
import { RawApp, type ApiAnswer } from '../support/raw-app.js';
import {
  isPayloadsThere,
  isReferenceThere,
  replyExamples,
  requestExamples,
  type RequestExample,
} from '../support/reference.js';
import { leastArguments, tokenFor, tokensOf, type Tokens } from '../support/sample-arguments.js';

/** Examples that are no valid requests, and why. */
const INVALID_EXAMPLES: Readonly<Record<string, readonly [error: string, reason: string]>> = {
  'admin.teams.settings.setDefaultChannels success': ['invalid_arg_name', 'team_id is written with a space'],
  'admin.teams.settings.setDiscoverability success': ['invalid_arg_name', 'team_id is written with a space'],
  'admin.workflows.permissions.lookup success': ['unknown_method', 'the method is misspelt'],
  'admin.workflows.search success': ['unknown_method', 'it calls a method that is not documented'],
  'chat.deleteScheduledMessage success': ['unknown_method', 'the method is misspelt'],
  'conversations.mark success': ['unknown_method', 'it calls a method that is no more'],
  'team.externalTeams.list success': ['unknown_method', 'it calls a method that is no more'],
  'users.discoverableContacts.lookup success': ['unknown_method', 'it calls a method that is no more'],
  'users.discoverableContacts.lookup success1': ['unknown_method', 'it calls a method that is no more'],
};

/** What is wrong with a request as such, whatever is in the workspace. */
const FAULTS_OF_REQUESTS: readonly unknown[] = [
  'invalid_arg_name',
  'invalid_arguments',
  'invalid_array_arg',
  'invalid_auth',
  'invalid_form_data',
  'missing_scope',
  'not_allowed_token_type',
  'not_authed',
  'unknown_method',
];

interface Answered {
  readonly example: RequestExample;
  readonly body: JsonObject;
  /** What came when all that it names was there; only where it was needed. */
  readonly fitting?: JsonObject;
  readonly isCanned: boolean;
}

/** Where examples are tried: with whom and what is there, by the arguments that ask for it. */
interface Trial extends Stage {
  readonly app: RawApp;
  readonly tokens: Tokens;
  readonly named: JsonObject;
}

let slack: SlackEmulator;
let answered: readonly Answered[] = [];

async function trial(): Promise<Trial> {
  const app = new RawApp(slack);
  const tokens = tokensOf(slack);
  const bot: Stage['bot'] = async (method, args) => (await app.call(method, args)).body;
  const ann: Stage['ann'] = async (method, args) => (await app.call(method, args, tokens.user)).body;
  const posted = await bot('chat.postMessage', { channel: 'support', text: 'Look at this' });
  const [channel = '', ts = ''] = [stringAt(posted, 'channel'), stringAt(posted, 'ts')];
  const user = slack.user('ann').id;
  const places = { channel, channel_id: channel, ts, timestamp: ts, message_ts: ts, thread_ts: ts };
  const people = { user, users: user, user_id: user, recipient_user_id: user, recipient_team_id: slack.teamId };
  return { slack, bot, ann, channel, ts, app, tokens, named: { ...places, ...people } };
}

/** What else a method may need: most examples leave out their arguments. */
const words = (method: string): JsonObject => ({
  text: 'Hello',
  view: method === 'views.publish' ? { type: 'home', blocks: [] } : { ...modal },
  trigger_id: '1.2.abc',
  view_id: 'V0',
  name: 'eyes',
  prompts: [{ title: 'Ask', message: 'Ask' }],
  files: [{ id: 'F0' }],
  email: 'ann@local.test',
  manifest: { display_information: { name: 'made' } },
});

/** The others are answered with a failure. */
const isToSucceed = ({ name, token }: RequestExample): boolean => name.includes('success') && token !== 'INVALID_TOKEN';

/** What a method takes of what is there, and of what an example has. Those of the last one count. */
function call({ app, tokens }: Trial, { method }: RequestExample, ...given: readonly JsonObject[]): Promise<ApiAnswer> {
  const facts = findMethodFacts(method) ?? { http: 'POST', tokens: ['bot'] };
  const least = { ...leastArguments(facts), ...takenBy(facts, words(method)) };
  return app.call(
    method,
    given.reduce((all, each) => ({ ...all, ...each }), least),
    tokenFor(facts, tokens),
  );
}

const takenBy = ({ args = {} }: MethodFacts, given: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(given).filter(([name]) => Object.hasOwn(args, name)));

const namedFor = ({ named }: Trial, { method }: RequestExample): JsonObject =>
  takenBy(findMethodFacts(method) ?? { http: 'POST' }, named);

/** Calls as the example has it. */
async function asWritten(place: Trial, example: RequestExample): Promise<Answered> {
  const { body, headers } = await call(place, example, namedFor(place, example), example.args);
  return { example, body, isCanned: headers.has('x-emulated') };
}

/** Calls with the ids of what is there, if that behaves and was refused until now. */
async function asItFits(answer: Answered): Promise<Answered> {
  const { example, body, isCanned } = answer;
  if (isCanned || body.ok === true || Object.hasOwn(INVALID_EXAMPLES, example.name)) return answer;
  await slack.reset();
  const place = await trial();
  const made = (await scenes[example.method]?.(place)) ?? {};
  return { ...answer, fitting: (await call(place, example, example.args, namedFor(place, example), made)).body };
}

const start = (): Promise<SlackEmulator> =>
  SlackEmulator.start({
    linkDomains: ['example.com'],
    seed: {
      people: [{ name: 'ann', role: 'admin' }, { name: 'bob' }],
      channels: [{ name: 'support', members: ['ann', 'app'] }],
      apps: [{ name: 'app' }],
    },
  });

beforeAll(async () => {
  slack = await start();
  const place = await trial();
  const examples = isReferenceThere ? requestExamples().filter(isToSucceed) : [];
  // Who revokes a token has none any more: that comes last.
  const [last, others] = [true, false].map(isLast =>
    examples.filter(each => (each.method === 'auth.revoke') === isLast),
  );
  const written = await Promise.all((others ?? []).map(example => asWritten(place, example)));
  for (const example of last ?? []) written.push(await asWritten(place, example));
  const fitting: Answered[] = [];
  for (const answer of written) fitting.push(await asItFits(answer));
  answered = fitting;
});

afterAll(() => slack.close());

(isReferenceThere ? describe : describe.skip)('the example requests', () => {
  it('are accepted, unless they are none', () => {
    const refused = answered.filter(({ body }) => FAULTS_OF_REQUESTS.includes(body.error));
    const expected = Object.entries(INVALID_EXAMPLES).map(([name, [error]]) => [name, error]);

    expect(answered.length).toBeGreaterThan(250);
    expect(Object.fromEntries(refused.map(({ example, body }) => [example.name, body.error]))).toEqual(
      Object.fromEntries(expected),
    );
  });

  it('succeed once what they name is there', () => {
    const failed = answered.flatMap(({ example, fitting }) =>
      fitting && fitting.ok !== true ? [[example.name, fitting]] : [],
    );

    expect(failed).toEqual([]);
  });
});

/** Flags and numbers that these examples write as texts. */
const SLIPS = [
  'apps.event.authorizations.list.success/authorizations/0/is_bot: string, here boolean',
  'chat.scheduleMessage.success/post_at: string, here number',
];

/** Where two values differ in kind. What one of them lacks, or has as null, says nothing. */
function differences(path: string, theirs: unknown, ours: unknown): string[] {
  if (theirs === null || ours === null || theirs === undefined || ours === undefined) return [];
  if (Array.isArray(theirs) && Array.isArray(ours)) return differences(`${path}/0`, theirs[0], ours[0]);
  if (isJsonObject(theirs) && isJsonObject(ours)) {
    return Object.keys(theirs).flatMap(name => differences(`${path}/${name}`, theirs[name], ours[name]));
  }
  const [kindOfTheirs, kindOfOurs] = [theirs, ours].map(value => (Array.isArray(value) ? 'list' : typeof value));
  return kindOfTheirs === kindOfOurs ? [] : [`${path}: ${kindOfTheirs}, here ${kindOfOurs}`];
}

(isReferenceThere && isPayloadsThere ? describe : describe.skip)('the replies', () => {
  it('are of the shape of those that were written down', () => {
    const comparable = (isPayloadsThere ? replyExamples() : []).flatMap(({ name, method, body }) => {
      const own = answered.filter(({ example }) => example.method === method);
      const ours = own
        .map(({ isCanned, ...each }) => ({ isCanned, body: each.fitting ?? each.body }))
        .find(each => each.body.ok === true);
      return ours && body.ok === true ? [{ name, theirs: body, ours }] : [];
    });
    const found = comparable.flatMap(({ name, theirs, ours }) => differences(name, theirs, ours.body));
    const lacking = comparable.flatMap(({ name, theirs, ours }) =>
      ours.isCanned
        ? Object.keys(theirs)
            .filter(member => !(member in ours.body))
            .map(member => `${name}/${member}`)
        : [],
    );

    expect(comparable.length).toBeGreaterThan(150);
    expect(found).toEqual(SLIPS);
    expect(lacking).toEqual([]);
  });
});
