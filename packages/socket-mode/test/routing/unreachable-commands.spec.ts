import { describe, expect, it } from '@jest/globals';
import { ImpossibleRouteError } from '../../../core/src/routing/route-description.js';
import { tableOf } from './route-tables.js';

const commands = (patterns: readonly string[]) =>
  tableOf(
    Object.fromEntries(patterns.map((command, index) => [`route${index}`, { kind: 'command', command } as const])),
  );

describe('a command pattern whose texts are all matched by others', () => {
  it.each([
    [['/t [all...]', '/t']],
    [['/t', '/t [a] [b...]']],
    [['/t :all...', '/t :a [b...]']],
    [['/t :all...', '/t :a', '/t :a :b...']],
    [['/t :all...', '/t :a', '/t :a :b', '/t :a :b :c...']],
    [['/t add :all...', '/t add :a [b...]']],
    [['/t', '/t --x', '/t :a', '/t :a :b...']],
  ])('aborts the startup: %j', patterns => {
    expect(() => commands(patterns)).toThrow(ImpossibleRouteError);
  });

  it('is reported with the patterns that match its texts, and a fix', () => {
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
  ])('is accepted if some of its texts reach it: %j', patterns => {
    expect(() => commands(patterns)).not.toThrow();
  });
});
