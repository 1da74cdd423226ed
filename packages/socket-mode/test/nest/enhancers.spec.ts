import { describe, expect, it } from '@jest/globals';
import { Global, Module, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import type { SlackSocketModeOptions } from '../../src/index.js';
import { Bot, type BotParts } from '../support/bot.js';
import { type Boot, makeMicroservice } from '../support/ways-in.js';
import { Filter, greeter, Guard, hosted, Interceptor, Pipe, Witness } from './enhanced-bot.js';

/** The levels at which enhancers apply, and what each of them requires of an app. */
interface Place {
  readonly on?: 'method' | 'class';
  readonly providers?: Provider[];
  readonly enhancers?: (witness: Witness) => SlackSocketModeOptions['enhancers'];
  readonly boot?: (witness: Witness) => Boot;
}

const appTokens: Provider[] = [
  { provide: APP_GUARD, useClass: Guard },
  { provide: APP_PIPE, useClass: Pipe },
  { provide: APP_INTERCEPTOR, useClass: Interceptor },
  { provide: APP_FILTER, useClass: Filter },
];

const places: Record<string, Place> = {
  'the method': { on: 'method' },
  'the class': { on: 'class' },
  'the app, by APP_* providers': { providers: appTokens },
  'the app, by useGlobal*() of a microservice': {
    boot: witness => async (module, log) => {
      const app = await makeMicroservice(module, log);
      app.useGlobalGuards(new Guard(witness));
      app.useGlobalPipes(new Pipe(witness));
      app.useGlobalInterceptors(new Interceptor(witness));
      app.useGlobalFilters(new Filter(witness));
      await app.listen();
      return app;
    },
  },
  'the option enhancers, as classes that Nest makes': {
    enhancers: () => ({ guards: [Guard], pipes: [Pipe], interceptors: [Interceptor], filters: [Filter] }),
  },
  'the option enhancers, as classes that are providers': {
    providers: [Guard, Pipe, Interceptor, Filter],
    enhancers: () => ({ guards: [Guard], pipes: [Pipe], interceptors: [Interceptor], filters: [Filter] }),
  },
  'the option enhancers, as instances': {
    enhancers: witness => ({
      guards: [new Guard(witness)],
      pipes: [new Pipe(witness)],
      interceptors: [new Interceptor(witness)],
      filters: [new Filter(witness)],
    }),
  },
};

const cases = Object.entries(places).flatMap(([name, place]) =>
  (['provider', 'controller'] as const).map(host => [host, name, place] as const),
);

describe('Nest enhancers around a Slack handler', () => {
  it.each(cases)('apply to a %s when declared on %s', async (host, _name, place) => {
    const witness = new Witness();
    await using bot = await Bot.start(botWith(host, place, witness));
    const ann = bot.slack.user('ann');

    const { message: greeting } = await ann.command('/greet', 'ann');
    expect(greeting?.text).toBe('<hello ANN>');
    expect(witness.seen.splice(0)).toEqual([
      'guard rpc Greeter.greet',
      'interceptor after guard of command /greet',
      'pipe body text',
    ]);

    const { message: refusal } = await ann.command('/greet', 'forbidden');
    expect(refusal?.text).toBe('You are not allowed to do that.');
    expect(witness.seen.splice(0)).toEqual(['guard rpc Greeter.greet']);

    const { message: caught } = await ann.command('/greet', 'shy');
    expect(caught?.text).toBe('caught a shy one');
    expect(witness.seen.at(-1)).toBe('filter /greet');
  });
});

function botWith(host: 'provider' | 'controller', place: Place, witness: Witness): BotParts {
  @Global()
  @Module({ providers: [{ provide: Witness, useValue: witness }], exports: [Witness] })
  class Witnesses {}
  const enhancers = place.enhancers?.(witness);
  const boot = place.boot?.(witness);
  return {
    imports: [Witnesses],
    ...hosted(host, greeter(place.on ?? 'nothing'), place.providers),
    ...(enhancers ? { options: { enhancers } } : {}),
    ...(boot ? { boot } : {}),
  };
}
