import { isAbsolute, relative } from 'node:path';
import type { SlackEmulatorOptions } from '../slack-emulator.options.js';
import type { Failure, FailureKind } from '../failures/failures.js';
import { isJsonObject, parseJson, type JsonValue } from '../json.js';
import { writeLiteral, writeNumber, writeObject, writeText } from './literals.js';
import type { RecordedStep } from './recorded-steps.js';
import type { TestScript } from './test-script.js';

/** What a test is put together from. */
export interface TestSourceParts {
  readonly script: TestScript;
  readonly runner: Runner;
  readonly given: SlackEmulatorOptions;
  readonly moments: readonly RecordedStep[];
  /** All that went wrong. */
  readonly failures: readonly Failure[];
  /** Whether anything was made to go wrong: that is no person's doing, and not done again. */
  readonly hasFaults: boolean;
  /** Comments about what it does not do again. */
  readonly notes: readonly string[];
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
export function writeTestSource(parts: TestSourceParts): string {
  const { script, runner } = parts;
  const story = [...parts.notes, ...expectations(parts), ...script.cast, '', ...script.lines].join('\n');
  const body = [
    'const stopBot = await startBot(slack.env);',
    'try {',
    indented(
      `await slack.waitFor('the bot to connect', () => slack.connections[0], { timeoutMs: ${writeNumber(START_MS)} });\n${story}`,
      2,
    ),
    '} finally {',
    '  await stopBot();',
    '}',
  ].join('\n');
  const timeoutMs = writeTimeLimit(parts);
  const test = `test('what people did', () =>
  SlackEmulator.run(${indented(writeOptions(parts, timeoutMs), 2).trimStart()}, async slack => {
${indented(body, 4)}
  })${runner.limit(writeNumber(timeoutMs + 5000))});`;
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
function writeTimeLimit({ moments }: TestSourceParts): number {
  const waited = moments.flatMap(({ sights }) => Math.max(0, ...sights.map(({ lateMs }) => lateMs)));
  const sum = waited.filter(ms => ms < 600_000).reduce((all, ms) => all + ms, 0);
  return START_MS + 10_000 + Math.ceil((sum * 2) / 1000) * 1000;
}

function writeOptions(parts: TestSourceParts, timeoutMs: number): string {
  const { given } = parts;
  const members = REPEATED.flatMap((name): [string, string][] => {
    const option: unknown = given[name];
    // What is switched off is so by itself, but for the lint.
    if (option === undefined || (option === false && name !== 'lint')) return [];
    const value = typeof option === 'string' ? fromHere(option) : parseJson(JSON.stringify(option));
    return isJson(value) ? [[name, writeText(value)]] : [];
  });
  const failOn = checkedKinds(parts);
  return writeObject([
    ...members,
    ...(failOn.length === FAILURE_KIND_NAMES.length ? [] : [['failOn', writeText([...failOn])] as const]),
    ['timeoutMs', writeNumber(timeoutMs)],
  ]);
}

const isJson = (value: unknown): value is JsonValue =>
  Array.isArray(value) || isJsonObject(value) || ['string', 'number', 'boolean'].includes(typeof value);

const FAILURE_KIND_NAMES: readonly FailureKind[] = ['deadline', 'api_error', 'problem', 'lint'];

/** What hangs on how fast a bot is, or when it is there, may be another the next time. */
const isTimed = ({ kind, text }: Failure): boolean =>
  kind === 'lint' || kind === 'deadline' || /^(late_ack|dispatch_failed|events_switched_off)\./.test(text);

/** The kinds that the test fails for: those of which it is known whether they come again. */
function checkedKinds({ failures, begun, ended, hasFaults }: TestSourceParts): readonly FailureKind[] {
  if (hasFaults) return [];
  const unsure = failures.filter(failure => isTimed(failure) || failure.at < begun || failure.at > ended);
  return FAILURE_KIND_NAMES.filter(kind => !unsure.some(failure => failure.kind === kind));
}

/** What went wrong goes wrong again. */
function expectations(parts: TestSourceParts): string[] {
  const checked = checkedKinds(parts);
  const texts = parts.failures.filter(({ kind }) => checked.includes(kind)).map(writeAssertion);
  return [...new Set(texts)].map(text => `slack.failures.expect(${writeLiteral(text)});`);
}

/** The part of a failure's text that is the same every time. */
const writeAssertion = ({ kind, text }: Failure): string => (kind === 'api_error' ? text : `${text.split('. ')[0]}. `);

/** A file is named from where the test is run. */
function fromHere(option: string): string {
  const path = isAbsolute(option) ? relative(process.cwd(), option) : option;
  return path.startsWith('..') ? option : path;
}

const indented = (text: string, by: number): string => text.replaceAll(/^(?=.)/gm, ' '.repeat(by));

/** How a test is written for a runner. */
export interface Runner {
  readonly imports: readonly string[];
  /** What follows the story as an argument of the test. */
  readonly limit: (timeoutMs: string) => string;
  readonly isFalse: (value: string) => string;
  readonly isEqual: (value: string, expected: string) => string;
}

const expecting = {
  limit: (timeoutMs: string) => `, ${timeoutMs}`,
  isFalse: (value: string) => `expect(${value}).toBe(false);`,
  isEqual: (value: string, expected: string) => `expect(${value}).toEqual(${expected});`,
};

/** The runners that a test can be written for. */
export const runners = {
  jest: { imports: [`import { expect, test } from '@jest/globals';`], ...expecting },
  vitest: { imports: [`import { expect, test } from 'vitest';`], ...expecting },
  node: {
    imports: [`import assert from 'node:assert/strict';`, `import { test } from 'node:test';`],
    limit: () => '',
    isFalse: (value: string) => `assert.equal(${value}, false);`,
    isEqual: (value: string, expected: string) => `assert.deepEqual(${value}, ${expected});`,
  },
} as const satisfies Readonly<Record<string, Runner>>;

/** A runner of tests. */
export type RunnerName = keyof typeof runners;
