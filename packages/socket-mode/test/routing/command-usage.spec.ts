import { describe, expect, it } from '@jest/globals';
import { formatUsage } from '../../../core/src/routing/command-usage.js';
import { commandEnvelope } from './envelopes.js';
import { tableOf } from './route-tables.js';

const table = tableOf({
  close: { kind: 'command', command: '/ticket close :id' },
  reason: { kind: 'command', command: '/ticket close :id because :reason...' },
  list: { kind: 'command', command: '/ticket list [state] --mine' },
  any: { kind: 'fallback' },
  commands: { kind: 'fallback', of: 'command' },
  deploy: { kind: 'command', command: '/deploy' },
});
const usage = (text: string) => table.usage(commandEnvelope('/ticket', text));

const CLOSE = '/ticket close &lt;id&gt;';
const REASON = '/ticket close &lt;id&gt; because &lt;reason...&gt;';
const LIST = '/ticket list [state] [--mine]';

describe('the usage of a command', () => {
  it.each([
    ['', [CLOSE, REASON, LIST]],
    ['help', [CLOSE, REASON, LIST]],
    [' HELP ', [CLOSE, REASON, LIST]],
    ['--help', [CLOSE, REASON, LIST]],
    ['shut 5', [CLOSE, REASON, LIST]],
    ['list a b', [LIST]],
    ['list --all', [LIST]],
    ['close', [CLOSE, REASON]],
    ['Close 5', [CLOSE, REASON]],
    ['close 5 because', [REASON]],
  ])('is returned for “%s”, with the routes that it could mean', (text, lines) => {
    expect(usage(text)).toEqual(lines);
    expect(table.handlers(commandEnvelope('/ticket', text))).toEqual([]);
    expect(table.untaken(commandEnvelope('/ticket', text))).toBe(false);
  });

  it('is not returned for a text that matches', () => {
    expect(usage('close 5')).toBeUndefined();
    expect(table.usage(commandEnvelope('/deploy', 'help'))).toBeUndefined();
    expect(table.handlers(commandEnvelope('/deploy', 'help'))).toEqual(['deploy']);
    expect(table.handlers(commandEnvelope('/other', 'help'))).toEqual(['commands']);
  });

  it.each(['/ticket help', '/ticket :topic', '/ticket :words...', '/ticket help [topic...]'])(
    'is not returned for help that %s matches',
    pattern => {
      const own = tableOf({
        own: { kind: 'command', command: pattern },
        close: { kind: 'command', command: '/ticket close :id' },
      });
      expect(own.handlers(commandEnvelope('/ticket', 'help'))).toEqual(['own']);
    },
  );

  it('is returned for help if a handler accepts any text; other texts reach that handler', () => {
    const bare = tableOf({
      any: { kind: 'command', command: '/ticket' },
      close: { kind: 'command', command: '/ticket close :id' },
      expression: { kind: 'command', command: /ticket/ },
    });
    expect(bare.usage(commandEnvelope('/ticket', 'help'))).toEqual(['/ticket', CLOSE]);
    expect(bare.usage(commandEnvelope('/ticket', '—help'))).toEqual(['/ticket', CLOSE]);
    expect(bare.handlers(commandEnvelope('/ticket', 'help me'))).toEqual(['any']);
    expect(bare.handlers(commandEnvelope('/ticket', 'close'))).toEqual(['any']);
  });

  it('has a limited number of lines', () => {
    const many = tableOf(
      Object.fromEntries(
        Array.from({ length: 500 }, (_, index) => [
          `r${index}`,
          { kind: 'command', command: `/many w${index}` } as const,
        ]),
      ),
    );
    expect(many.usage(commandEnvelope('/many', 'help'))).toHaveLength(40);
  });

  it.each([
    ['/t R&D :id [env] [words...] --force', '/t R&amp;D &lt;id&gt; [env] [words...] [--force]'],
    ['/t', null],
    [/^\/t/, null],
  ])('is one line per route: %s', (command, line) => {
    expect(formatUsage({ kind: 'command', command })).toBe(line);
  });

  it('is null for routes that are not commands', () => {
    expect(formatUsage({ kind: 'action', actionId: 'ticket/:id' })).toBeNull();
  });
});
