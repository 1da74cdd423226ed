import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { readCommandLine } from '../src/control/command-line.js';
import { controlPort } from '../src/control/control-port.js';
import { verbs } from '../src/control/verbs.js';
import { shellWords } from './support/shell-words.js';

describe('readCommandLine', () => {
  it.each(verbs.map(verb => [verb.example, verb.name] as const))('reads its own example: %s', (example, name) => {
    const line = readCommandLine(shellWords(example));

    expect(line).toMatchObject({ kind: 'act', act: { act: name === 'mention' ? 'say' : name } });
  });

  it.each(verbs.flatMap(verb => (verb.takes.length > 0 ? [[verb.name, verb] as const] : [])))(
    'says what "%s" takes when that is missing',
    (name, verb) => {
      expect(readCommandLine([name])).toEqual({
        kind: 'mistake',
        sentence: `"${name}" takes ${[...verb.takes, verb.more ?? ''].join(' ').trim()}: npm run slack -- ${verb.example}`,
      });
    },
  );

  it.each([
    [
      'command ann deploy web prod',
      '"deploy" begins with no slash, so Slack would take it for a message: write /deploy',
    ],
    ['messages ann', '"messages" takes no words, so "ann" is too much: npm run slack -- messages'],
    ['react carol eyes now please', '"react" takes PERSON EMOJI, so "now please" is too much'],
    ['home ann --on Ticket', '"home" takes no --on: npm run slack -- home ann'],
    ['click ann Approve --channel support', '"click" takes no --channel'],
    [
      'command ann /deploy web prod --chanel support',
      'There is no option --chanel, only --on TEXT and --channel NAME.',
    ],
    ['react carol -1', 'There is no option -1'],
    ['click ann Approve --on', '--on wants a text behind it.'],
    ['command ann /deploy --channel --on x', '--channel wants the name of a channel behind it.'],
    ['submit ann title=Checkout is slow', '"is" is no FIELD=VALUE.'],
  ])('says in a sentence what is wrong with: %s', (words, sentence) => {
    expect(readCommandLine(shellWords(words))).toEqual({
      kind: 'mistake',
      sentence: expect.stringContaining(sentence),
    });
  });

  it('takes words that begin with a dash behind two of them', () => {
    expect(readCommandLine(['say', 'ann', 'general', '--', '-1', 'for', 'that'])).toMatchObject({
      act: { text: '-1 for that' },
    });
  });

  it('parts a field at its first equals sign, whatever follows', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z_]+$/), fc.string(), (name, value) => {
        expect(readCommandLine(['submit', 'ann', `${name}=${value}`])).toEqual({
          kind: 'act',
          act: { act: 'submit', who: 'ann', values: Object.fromEntries([[name, value]]) },
        });
      }),
    );
  });

  it('has an answer to every line', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('say', '--on', '--', '-x', 'submit'))), words => {
        const line = readCommandLine(words);
        expect(['act', 'help', 'mistake']).toContain(line.kind);
        expect(line.kind === 'mistake' ? line.sentence : 'no mistake').not.toMatch(/undefined|TypeError|ERR_/);
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
