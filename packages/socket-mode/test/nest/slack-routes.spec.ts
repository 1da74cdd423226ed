import { Controller, Injectable } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { SlackAction, SlackCommand, SlackEvent, SlackRoutes, SlackSocketModeStrategy } from '../../src/index.js';
import { Bot } from '../support/bot.js';

@Injectable()
class TicketBot {
  @SlackCommand('/ticket close :id')
  @SlackAction(/^close-/, { ack: 'immediate' })
  close(): void {}
}

@Controller()
class SalesBot {
  @SlackEvent({ type: 'message', subtype: 'channel_topic' }, { app: 'sales' })
  topic(): void {}
}

const close = [
  { kind: 'command', pattern: '/ticket close :id', handler: 'TicketBot.close', ack: 'auto', cost: 'pattern' },
  { kind: 'action', pattern: '/^close-/', handler: 'TicketBot.close', ack: 'immediate', cost: 'expression' },
];
const topic = {
  kind: 'event',
  pattern: '{ type: message, subtype: channel_topic }',
  handler: 'SalesBot.topic',
  ack: 'auto',
  cost: 'literal',
};
const of = (app: string, routes: readonly object[]) => routes.map(route => ({ app, ...route }));

describe('the routes of a process', () => {
  it('are logged at startup, one per line, by the logger of Nest', async () => {
    await using bot = await Bot.start({ providers: [TicketBot], controllers: [SalesBot] });
    expect(bot.log.find('log', /^Mapped \{(?:command|action|event|fallback), /).toSorted()).toEqual([
      'Mapped {action, /^close-/} → TicketBot.close (tested one by one)',
      'Mapped {command, /ticket close :id} → TicketBot.close',
      "Mapped {event, { type: message, subtype: channel_topic }} → SalesBot.topic (app 'sales')",
    ]);
  });

  it('are available as data for each app, also when apps are added or removed', async () => {
    await using bot = await Bot.start({ providers: [TicketBot], controllers: [SalesBot] });
    const routes = bot.app.get(SlackRoutes);
    expect(routes.all).toEqual(of('default', close));
    expect(routes.all).toBe(routes.all);

    const sales = bot.slack.addApp('sales');
    const strategy = bot.app.get(SlackSocketModeStrategy);
    await strategy.addApp({ name: 'sales', appToken: sales.appToken, botToken: sales.botToken });
    expect(routes.all).toHaveLength(5);
    expect(routes.all).toEqual(expect.arrayContaining([...of('default', close), ...of('sales', [topic, ...close])]));

    await strategy.removeApp('sales');
    expect(routes.all).toEqual(of('default', close));
  });

  it('are read-only', async () => {
    await using bot = await Bot.start({ providers: [TicketBot] });
    const { all } = bot.app.get(SlackRoutes);
    expect(Object.isFrozen(all) && all.every(route => Object.isFrozen(route))).toBe(true);
  });
});
