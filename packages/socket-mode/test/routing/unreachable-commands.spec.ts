import { describe, expect, it } from '@jest/globals';
import { ImpossibleRouteError } from '../../../core/src/routing/route-errors.js';
import { tableOf } from './route-tables.js';

const commands = (patterns: readonly string[]) =>
  tableOf(
    Object.fromEntries(patterns.map((command, index) => [`route${index}`, { kind: 'command', command } as const])),
  );

describe('a command pattern whose texts are all taken by others', () => {
  it.each([
    [['/t [all...]', '/t']],
    [['/t', '/t [a] [b...]']],
    [['/t :all...', '/t :a [b...]']],
    [['/t :all...', '/t :a', '/t :a :b...']],
    [['/t :all...', '/t :a', '/t :a :b', '/t :a :b :c...']],
    [['/t add :all...', '/t add :a [b...]']],
    [['/t', '/t --x', '/t :a', '/t :a :b...']],
  ])('stops the boot: %j', patterns => {
    expect(() => commands(patterns)).toThrow(ImpossibleRouteError);
  });

  it('is named with those that take them, and the cure', () => {
    expect(() => commands(['/t :all...', '/t :a', '/t :a :b...'])).toThrow(
      'Bot.route0 declares a route that cannot work. Every text that "/t :all..." matches is handled by Bot.route1 ' +
        '("/t :a") and Bot.route2 ("/t :a :b..."), which is more specific. Remove one of the declarations, or narrow its pattern.',
    );
  });

  it.each([
    [['/t :all...', '/t', '/t :a']],
    [['/t :all...', '/t', '/t :a :b...']],
    [['/t [all...]', '/t :a', '/t :a :b...']],
    [['/t :all...', '/t add [b...]']],
    [['/t add :all...', '/t :a [b...]']],
    [['/t', '/t a', '/t a b', '/t --x']],
  ])('is not one that is left some: %j', patterns => {
    expect(() => commands(patterns)).not.toThrow();
  });
});
