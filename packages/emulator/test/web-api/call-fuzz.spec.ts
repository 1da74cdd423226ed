import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { findMethodFacts, methodNames } from '../../src/api-reference/method-facts.js';
import type { ArgumentFacts, MethodFacts } from '../../src/api-reference/reference-types.js';
import { SlackEmulator } from '../../src/index.js';
import { isJsonObject } from '../../src/json.js';
import { checkArguments } from '../../src/web-api/arguments.js';
import { createCannedResponse } from '../../src/web-api/canned-response.js';
import { METHOD_TABLE as behaving } from '../../src/web-api/methods/method-table.js';
import { SlackApiError } from '../../src/workspace/api-error.js';
import { factsFor, tokenFor, tokensOf, type Tokens } from '../support/sample-arguments.js';

let slack: SlackEmulator;
let tokens: Tokens;
/** What is there, by the placeholder that stands for it. */
let there: Readonly<Record<string, string>>;

beforeEach(async () => {
  slack = await SlackEmulator.start();
  tokens = tokensOf(slack);
  const { channel, ts } = await slack.user('ann').say('support', 'hello');
  there = { $channel: channel, $ts: ts, $user: slack.user('ann').id, $bot: slack.app().botUserId };
});

afterEach(() => slack.close());

/** Who revokes a token has none any more. */
const methods = methodNames.filter(method => method !== 'auth.revoke');
const anyMethod = fc.constantFrom(...methods);

/** What may be there, what looks as if it were, and what is nothing. */
const wildText = fc.oneof(
  fc.constantFrom('$channel', '$user', '$bot', '$ts', '$user,$bot'),
  fc.constantFrom('general', '#support', 'C0ABC', 'U0ABC', '@ann', '1503435956.000247', '', ' ', '0', '-1', '1e999'),
  fc.constantFrom('[]', '{}', 'null', '[{"type":"section"}]', '{"type":"modal"}', '\u0000', '[['.repeat(400)),
  // What all objects have, half a pair of surrogates, and numbers that are too much.
  fc.constantFrom('__proto__', 'constructor', '#toString', 'hasOwnProperty,valueOf', 'im,__proto__'),
  fc.constantFrom('\uD83D', 'a\uDE00.txt', '9007199254740993', '-1e308', '1e22', '0x1F', 'Infinity', 'NaN'),
  fc.string({ unit: 'binary', maxLength: 200 }),
);
const wildNumber = fc.oneof(fc.double(), fc.constantFrom(1e308, -1e22, 2 ** 53, 0.1, -1));
const wildValue = fc.oneof(wildText, fc.jsonValue({ maxDepth: 4 }), wildNumber, fc.boolean());

/** Mostly of the type that is asked for: all else ends at the first check. */
function wildValueOf({ type }: ArgumentFacts): fc.Arbitrary<unknown> {
  const fitting = type === 'string' ? wildText : type === 'integer' || type === 'number' ? fc.nat() : fc.jsonValue();
  return fc.oneof({ weight: 5, arbitrary: fitting }, { weight: 1, arbitrary: wildValue });
}

/** Arguments of a method, of any kind: as a rule all that it needs, and some that it doesn't know. */
const wildArguments = ({ args = {}, required = [] }: MethodFacts): fc.Arbitrary<Record<string, unknown>> => {
  const names = fc.constantFrom(...Object.keys(args), 'stranger', '__proto__', 'toString');
  const needed = fc.record(Object.fromEntries(required.map(name => [name, wildValueOf(args[name] ?? {})])));
  const others = fc.dictionary(names, wildValue);
  return fc.oneof(
    { weight: 3, arbitrary: fc.tuple(others, needed).map(([some, all]) => ({ ...some, ...all })) },
    { weight: 1, arbitrary: others },
  );
};

/** Those that behave come as often as all others. */
const wildCall = fc
  .oneof(fc.constantFrom(...Object.keys(behaving).filter(method => method !== 'auth.revoke')), anyMethod)
  .chain(method => fc.record({ method: fc.constant(method), args: wildArguments(factsFor(method)) }));

const filledIn = (args: unknown): string =>
  JSON.stringify(args).replaceAll(/\$(?:channel|ts|user|bot)/g, name => there[name] ?? name);

/** A busy machine tries less. What is found is shown as it is: to make it smaller would take as many calls again. */
const bounds = { interruptAfterTimeLimit: 8000, endOnFailure: true };

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

async function send(method: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(slack.apiUrl + method, { ...init, signal: AbortSignal.timeout(20_000) });
  return { status: response.status, body: await response.json() };
}

/** Whatever was asked, it is Slack that answers, and nothing broke. */
const isSlacks = ({ status, body }: Answer): boolean =>
  status < 500 && isJsonObject(body) && (body.ok === true || (body.ok === false && typeof body.error === 'string'));

describe('a call', () => {
  it('with any arguments is answered', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(wildCall, { minLength: 10, maxLength: 20 }), async calls => {
        const answers = await Promise.all(
          calls.map(async ({ method, args }) => {
            const token = tokenFor(factsFor(method), tokens) ?? '';
            const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json; charset=utf-8' };
            return { method, args, answer: await send(method, { method: 'POST', headers, body: filledIn(args) }) };
          }),
        );

        expect(answers.filter(({ answer }) => !isSlacks(answer))).toEqual([]);
      }),
      { ...bounds, numRuns: 40 },
    );
  });

  it('with any body of any type and any token is answered', async () => {
    const contentType = fc.constantFrom(
      'application/json',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'multipart/form-data',
      'application/json; charset=klingon',
      'text/plain',
      ';;;',
      '',
    );
    const body = fc.oneof(
      fc.uint8Array({ maxLength: 500 }),
      wildText.map(text => Buffer.from(text)),
      fc.constant(Buffer.from('--x\r\ncontent-disposition: form-data; name="channel"\r\n\r\nC0\r\n--x--')),
    );
    const token = fc.constantFrom(undefined, '', 'xoxb-unknown', 'x y', 'BOT');
    await fc.assert(
      fc.asyncProperty(anyMethod, contentType, body, token, async (method, type, bytes, given) => {
        const bearer = given === 'BOT' ? slack.botToken : given;
        const headers = {
          'content-type': type,
          ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
        };
        const answer = await send(method, { method: 'POST', headers, body: new Uint8Array(bytes) });

        expect([method, answer, isSlacks(answer)]).toEqual([method, answer, true]);
      }),
      { ...bounds, numRuns: 120 },
    );
  });

  it('of any name and query is answered', async () => {
    const query = fc.dictionary(fc.string({ maxLength: 80 }), fc.string({ maxLength: 80 }));
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyMethod, fc.webPath({ size: 'small' })), query, async (name, args) => {
        const answer = await send(`${name}?${new URLSearchParams(args).toString()}`, {});

        expect([name, answer, isSlacks(answer)]).toEqual([name, answer, true]);
      }),
      { ...bounds, numRuns: 60 },
    );
  });
});

describe('the checks', () => {
  it('let arguments pass or refuse them, and a canned reply can be made for all', () => {
    const values = { ids: {}, email: 'a@example.com', domain: 'local', now: 0 };
    fc.assert(
      fc.property(wildCall, ({ method, args }) => {
        const facts = factsFor(method);
        const sent: unknown = JSON.parse(JSON.stringify(args));
        const given = isJsonObject(sent) ? sent : {};

        expect(createCannedResponse(facts.reply ?? {}, { args: given, ...values })).toEqual(expect.any(Object));
        expect(refusalOf(() => checkArguments(facts, given))).toMatch(/^(?:none|invalid_\w+)$/);
      }),
      { numRuns: 1000 },
    );
  });

  it('know nothing of what all objects have', () => {
    expect(['constructor', '__proto__', 'toString'].map(findMethodFacts)).toEqual([undefined, undefined, undefined]);
  });
});

function refusalOf(check: () => void): string {
  try {
    check();
    return 'none';
  } catch (error) {
    return error instanceof SlackApiError ? error.code : String(error);
  }
}
