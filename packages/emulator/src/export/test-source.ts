import { isAbsolute, relative } from 'node:path';
import type { SlackEmulatorOptions } from '../slack-emulator.options.js';
import type { Failure, FailureKind } from '../story/failures.js';
import { isJsonObject, parseJson, type JsonValue } from '../json.js';
import { literal, numeral, objectOf, written } from './literal.js';

import type { Moment } from './moments.js';
import type { Runner } from './runners.js';
import type { Script } from './script.js';

/** What a test is put together from. */
export interface TestParts {
  readonly script: Script;
  readonly runner: Runner;
  readonly given: SlackEmulatorOptions;
  readonly moments: readonly Moment[];
  /** All that went wrong. */
  readonly failures: readonly Failure[];
  /** When the part began and ended, in milliseconds since the epoch. */
  readonly begun: number;
  readonly ended: number;
}

const START_BOT = `// The one thing to fill in: it starts your bot with these variables, and returns what stops it.
function startBot(env = process.env) {
  const bot = spawn('node', ['dist/main.js'], { env: { ...process.env, ...env }, stdio: 'inherit' });
  return () => bot.kill();
}`;

/** The options of an emulator that a test needs as well. */
const REPEATED = [
  'seed',
  'appName',
  'manifest',
  'scopes',
  'ackTimeoutMs',
  'redeliveryDelaysMs',
  'failureLimit',
  'triggerLifetimeMs',
  'responseUrlLifetimeMs',
  'linkDomains',
  'rateLimits',
  'lint',
] as const;

/** How long the start of a bot may take. */
const START_MS = 20_000;

/** A whole test, ready to be run. */
export function testSource(parts: TestParts): string {
  const { script, runner } = parts;
  const story = [...expectations(parts), ...script.cast, '', ...script.lines].join('\n');
  const body = [
    'const stopBot = await startBot(slack.env);',
    'try {',
    indented(
      `await slack.waitFor('the bot to connect', () => slack.connections[0], { timeoutMs: ${numeral(START_MS)} });\n${story}`,
      2,
    ),
    '} finally {',
    '  await stopBot();',
    '}',
  ].join('\n');
  const timeoutMs = limitOf(parts);
  const test = `test('what people did', () =>
  SlackEmulator.run(${indented(optionsOf(parts, timeoutMs), 2).trimStart()}, async slack => {
${indented(body, 4)}
  })${runner.limit(numeral(timeoutMs + 5000))});`;
  const imports = [
    `import { spawn } from 'node:child_process';`,
    ...runner.imports,
    `import { SlackEmulator } from '@nest-slack/emulator';`,
  ]
    .map(line => (/\bexpect\(/.test(story) ? line : line.replace('expect, ', '')))
    .filter(line => !line.startsWith('import assert') || /\bassert\./.test(story));
  return `${imports.join('\n')}\n\n${START_BOT}\n\n${test}\n`;
}

/** What was long in coming may be so again. */
function limitOf({ moments }: TestParts): number {
  const waited = moments.flatMap(({ sights }) => Math.max(0, ...sights.map(({ lateMs }) => lateMs)));
  const sum = waited.filter(ms => ms < 600_000).reduce((all, ms) => all + ms, 0);
  return START_MS + 10_000 + Math.ceil((sum * 2) / 1000) * 1000;
}

function optionsOf(parts: TestParts, timeoutMs: number): string {
  const { given } = parts;
  const members = REPEATED.flatMap((name): [string, string][] => {
    const option: unknown = given[name];
    const value = typeof option === 'string' ? fromHere(option) : option && parseJson(JSON.stringify(option));
    return isJson(value) ? [[name, written(value)]] : [];
  });
  const failOn = unreliable(parts);
  return objectOf([
    ...members,
    ...(failOn ? [['failOn', written(failOn)] as const] : []),
    ['timeoutMs', numeral(timeoutMs)],
  ]);
}

const isJson = (value: unknown): value is JsonValue =>
  Array.isArray(value) || isJsonObject(value) || ['string', 'number', 'boolean'].includes(typeof value);

const KINDS: readonly FailureKind[] = ['deadline', 'api_error', 'problem', 'lint'];

/** Of the kinds that the test can't know of whether they come again, it does not fail. */
function unreliable({ failures, begun, ended }: TestParts): FailureKind[] | undefined {
  const outside = failures
    .filter(({ at, kind }) => kind === 'lint' || at < begun || at > ended)
    .map(({ kind }) => kind);
  const kinds = KINDS.filter(kind => !outside.includes(kind));
  return kinds.length === KINDS.length ? undefined : kinds;
}

/** What went wrong goes wrong again. */
function expectations(parts: TestParts): string[] {
  const { failures, begun, ended } = parts;
  const checked = unreliable(parts) ?? KINDS;
  const within = failures.filter(({ at, kind }) => at >= begun && at <= ended && checked.includes(kind));
  const texts = new Set(within.map(failure => sureOf(failure)));
  return [...texts].map(text => `slack.failures.expect(${literal(text)});`);
}

/** The part of a failure's text that is the same every time. */
function sureOf({ kind, text }: Failure): string {
  if (kind === 'deadline') return 'was not acked in time';
  return kind === 'api_error' ? text : `${text.split('. ')[0]}. `;
}

/** A file is named from where the test is run. */
function fromHere(option: string): string {
  const path = isAbsolute(option) ? relative(process.cwd(), option) : option;
  return path.startsWith('..') ? option : path;
}

const indented = (text: string, by: number): string => text.replaceAll(/^(?=.)/gm, ' '.repeat(by));
