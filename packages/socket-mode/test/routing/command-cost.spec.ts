import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Lexer } from '@sapphire/lexure';
import type { RouteSpec } from '../../src/routing/route.js';
import { commandEnvelope } from './envelopes.js';
import { tableOf } from './route-tables.js';

/** How often a map is asked, with so many routes, until the last of them is found. */
function lookUps(count: number, commandOf: (index: number) => string, name: string, text: string): number {
  const specs = Array.from({ length: count }, (_, index): [string, RouteSpec] => [
    `route ${index}`,
    { kind: 'command', command: commandOf(index) },
  ]);
  const table = tableOf(Object.fromEntries(specs));
  const envelope = commandEnvelope(name, text);
  const get = jest.spyOn(Map.prototype, 'get');
  const handlers = table.handlers(envelope);
  const { length } = get.mock.calls;
  get.mockRestore();
  expect(handlers).toEqual([`route ${count - 1}`]);
  return length;
}

describe('a look-up among commands', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it.each([
    ['names', (index: number) => `/c${index}`, (last: number) => [`/c${last}`, 'any text']],
    ['words', (index: number) => `/c w${index} :id`, (last: number) => ['/c', `w${last} 5`]],
    ['words behind a parameter', (index: number) => `/c :id w${index}`, (last: number) => ['/c', `5 w${last}`]],
    ['words before a rest', (index: number) => `/c w${index} :rest...`, (last: number) => ['/c', `w${last} a b`]],
  ])('costs the same however many %s there are', (_what, commandOf, asked) => {
    const costs = [1, 100, 10_000].map(count => {
      const [name = '', text = ''] = asked(count - 1);
      return lookUps(count, commandOf, name, text);
    });
    expect(new Set(costs)).toEqual(new Set([costs[0]]));
    expect(costs[0]).toBeLessThan(10);
  });

  it('does not read the text behind a command that no pattern asks for words', () => {
    const table = tableOf({
      bare: { kind: 'command', command: '/bare' },
      expression: { kind: 'command', command: /^\/expr/ },
      worded: { kind: 'command', command: '/worded :id' },
    });
    const run = jest.spyOn(Lexer.prototype, 'run');
    expect(table.handlers(commandEnvelope('/bare', 'a "b c" --d'))).toEqual(['bare']);
    expect(table.handlers(commandEnvelope('/expr', 'a "b c" --d'))).toEqual(['expression']);
    expect(run).not.toHaveBeenCalled();
    expect(table.handlers(commandEnvelope('/worded', 'a'))).toEqual(['worded']);
    expect(run).toHaveBeenCalledTimes(1);
  });
});
