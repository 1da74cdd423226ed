import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { commandEnvelope } from './envelopes.js';
import { tableOf } from './route-tables.js';

/** The captures of a text that one of these patterns matches. */
const taken = (text: string, ...patterns: readonly string[]) =>
  tableOf(
    Object.fromEntries(patterns.map(pattern => [pattern, { kind: 'command', command: `/t ${pattern}` } as const])),
  ).taken(commandEnvelope('/t', text));

const captured = (text: string, pattern: string) => taken(text, pattern)[0]?.params;
const values = (text: string, pattern: string) => taken(text, pattern)[0]?.values;

describe('a command pattern', () => {
  it.each([
    ['close :id', 'close 5', { id: '5' }],
    ['close :id', 'close "5 and 6"', { id: '5 and 6' }],
    ['R&D :id', 'R&amp;D &lt;5&gt;', { id: '<5>' }],
    ['assign :id :user', 'assign 5 <@U012AB3CD|ann>', { id: '5', user: 'U012AB3CD' }],
    ['a :b :c', 'a "" x', { b: '', c: 'x' }],
    ['deploy :service [env]', 'deploy api', { service: 'api' }],
    ['deploy :service [env]', 'deploy api prod', { service: 'api', env: 'prod' }],
    ['[a] [b]', '', {}],
    ['[a] [b]', 'x', { a: 'x' }],
    ['[a] [b]', 'x y', { a: 'x', b: 'y' }],
    ['say :words...', 'say hello', { words: 'hello' }],
    ['say :words...', '  say   it   “twice”  &amp; <@U1|ann>  ', { words: 'it   “twice”  &amp; <@U1|ann>' }],
    ['say [words...]', 'say', {}],
    ['say [words...]', 'say a b', { words: 'a b' }],
    ['say :to [cc] [words...]', 'say a b c  d', { to: 'a', cc: 'b', words: 'c  d' }],
    ['say :words...', 'say a -- b', { words: 'a -- b' }],
    ['say :words...', 'say -- a', { words: 'a' }],
    ['say :words...', 'say --what —ever is', { words: '--what —ever is' }],
  ])('%s matches “%s”', (pattern, text, params) => {
    expect(captured(text, pattern)).toEqual(params);
  });

  it.each([
    ['close :id', 'close'],
    ['close :id', 'close 5 6'],
    ['close :id', '"close 5"'],
    ['deploy :service [env]', 'deploy'],
    ['deploy :service [env]', 'deploy a b c'],
    ['say :words...', 'say'],
    ['say :words... --loud', 'say --loud'],
    ['close :id', 'close 5 --force'],
    ['close :id --force', 'close 5 --forec'],
    ['say :words...', '--what say this'],
    ['close :id --force', 'close -- --force --force'],
  ])('%s does not match “%s”', (pattern, text) => {
    expect(taken(text, pattern)).toEqual([]);
  });

  it.each([
    ['deploy api', { service: 'api', force: false, 'dry-run': false }],
    ['deploy --force api', { service: 'api', force: true, 'dry-run': false }],
    ['--dry-run deploy api prod —force', { service: 'api', env: 'prod', force: true, 'dry-run': true }],
    ['deploy --force -- --force', { service: '--force', force: true, 'dry-run': false }],
    ['deploy "--force"', { service: '--force', force: false, 'dry-run': false }],
  ])('gives flags as booleans at any position: %s', (text, expected) => {
    expect(values(text, 'deploy :service [env] --force --dry-run')).toEqual(expected);
  });

  it('captures a flag as text only if it was typed', () => {
    expect(captured('deploy api --force', 'deploy :service --force --all')).toEqual({ service: 'api', force: 'true' });
  });

  it('has no typed values without flags', () => {
    expect(values('close 5', 'close :id')).toBeUndefined();
  });

  it('removes its own flags from the rest and keeps other flags', () => {
    expect(values('say --loud hello  --loud --now world --loud', 'say :words... --loud')).toEqual({
      words: 'hello --now world',
      loud: true,
    });
  });

  it('keeps words after a double dash in the rest', () => {
    expect(values('say --loud -- --loud, please', 'say :words... --loud')).toEqual({
      words: '--loud, please',
      loud: true,
    });
    expect(values('say -- --loud', 'say :words... --loud')).toEqual({ words: '--loud', loud: false });
  });

  it('can consist of flags only', () => {
    expect(values('', '--all')).toEqual({ all: false });
    expect(values('--all', '--all')).toEqual({ all: true });
    expect(taken('x', '--all')).toEqual([]);
  });

  it.each([
    ['close 5', ['close :id', ':verb :id', ':all...']],
    ['open 5', [':verb :id', 'close :id', ':all...']],
    ['close', [':all...', 'close :id', ':verb :id']],
    ['close 5 now', ['close :words...', ':verb :words...', ':all...']],
    ['close', ['close', 'close :words...', ':verb']],
    ['close 5 --now', [':verb :id --now', 'close :id', ':all...']],
    ['--now', [':all...', ':id', 'close [id]']],
  ])('matches “%s” if it is the most specific pattern that does: %j', (text, patterns) => {
    const [expected] = patterns;
    for (const order of [patterns, patterns.toReversed()]) {
      expect(taken(text, ...order).map(({ handler }) => handler)).toEqual([expected]);
    }
  });

  it('captures the words that its usage shows', () => {
    const name = fc.stringMatching(/^[a-z]{1,4}$/);
    const word = fc
      .stringMatching(/^[\p{L}\p{N}.'-][\p{L}\p{N}.' ]{0,6}$/u)
      .filter(text => !text.startsWith('-') && !text.startsWith("'"));
    const written = fc.uniqueArray(fc.tuple(name, word, fc.constantFrom(':', '[', '--')), { selector: ([key]) => key });
    fc.assert(
      fc.property(written, fc.array(fc.nat()), (parts, places) => {
        const required = parts.filter(([, , kind]) => kind === ':');
        const optional = parts.filter(([, , kind]) => kind === '[');
        const flags = parts.filter(([, , kind]) => kind === '--').map(([key]) => key);
        const pattern = [
          'do',
          ...required.map(([key]) => `:${key}`),
          ...optional.map(([key]) => `[${key}]`),
          ...flags.map(key => `--${key}`),
        ].join(' ');
        const typed = ['do', ...[...required, ...optional].map(([, value]) => `"${value}"`)];
        for (const [index, flag] of flags.entries()) {
          typed.splice((places[index] ?? 0) % (typed.length + 1), 0, `--${flag}`);
        }
        const expected = {
          ...Object.fromEntries([...required, ...optional].map(([key, value]) => [key, value])),
          ...Object.fromEntries(flags.map(key => [key, true])),
        };
        const [found] = taken(typed.join(' '), pattern);
        expect(found?.values ?? found?.params).toEqual(expected);
      }),
    );
  });
});
