import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { readCommandLine } from '../src/control/command-line.js';
import { controlPort } from '../src/control/control-port.js';
import { verbs } from '../src/control/verbs.js';
import { shellWords } from './support/shell-words.js';

describe('readCommandLine', () => {
  it.each(verbs.map(verb => [verb.example, verb.name] as const))('reads its own example: %s', (example, name) => {
    const line = readCommandLine(shellWords(example));

    expect(line).toMatchObject({ ok: true, act: { act: name === 'mention' ? 'say' : name } });
  });

  it.each(verbs.flatMap(verb => (verb.takes.length > 0 ? [[verb.name, verb] as const] : [])))(
    'says what "%s" takes when that is missing',
    (name, verb) => {
      expect(readCommandLine([name])).toEqual({
        ok: false,
        problem: `"${name}" takes ${verb.takes.join(' ')}: npm run slack -- ${verb.example}`,
      });
    },
  );

  it('parts a field at its first equals sign, whatever follows', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z_]+$/), fc.string(), (name, value) => {
        expect(readCommandLine(['submit', 'ann', `${name}=${value}`])).toEqual({
          ok: true,
          act: { act: 'submit', who: 'ann', values: Object.fromEntries([[name, value]]) },
        });
      }),
    );
  });

  it('has an answer to every line', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('say', '--on', '--', '-x', 'submit'))), words => {
        const line = readCommandLine(words);
        expect(line.ok ? line.act.act : line.problem).toEqual(expect.any(String));
      }),
    );
  });
});

describe('controlPort', () => {
  it('is 4390, or what DEMO_PORT says', () => {
    expect(controlPort({})).toBe(4390);
    expect(controlPort({ DEMO_PORT: '' })).toBe(4390);
    expect(controlPort({ DEMO_PORT: '5000' })).toBe(5000);
  });

  it.each(['0', '65536', '1.5', 'four', '-1'])('refuses "%s"', port => {
    expect(() => controlPort({ DEMO_PORT: port })).toThrow(`DEMO_PORT is "${port}", which is no port`);
  });
});
