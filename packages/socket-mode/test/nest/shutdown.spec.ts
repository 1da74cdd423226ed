import { beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable, Module, type OnModuleDestroy } from '@nestjs/common';
import { SlackCommand, SlackSocketModeStrategy } from '../../src/index.js';
import { Bot, type BotParts } from '../support/bot.js';
import { Gate } from '../support/gate.js';
import { waysIn } from '../support/ways-in.js';

/** The recorded steps, in order. */
let happened: string[] = [];
let gate = new Gate();

@Injectable()
class Database implements OnModuleDestroy {
  #isOpen = true;

  write(): void {
    happened.push(this.#isOpen ? 'written' : 'too late to write');
  }
  onModuleDestroy(): void {
    this.#isOpen = false;
    happened.push('database closed');
  }
}

@Module({ providers: [Database], exports: [Database] })
class DatabaseModule {}

@Injectable()
class Worker {
  constructor(private readonly database: Database) {}

  @SlackCommand('/work')
  async work(): Promise<string> {
    await gate.pass();
    this.database.write();
    return 'done';
  }
  @SlackCommand('/more')
  more(): string {
    happened.push('more work');
    return 'more';
  }
}

@Module({ imports: [DatabaseModule], providers: [Worker], exports: [Worker] })
class WorkModule {}

/** The module positions of the database relative to the bot and the Slack module. */
const orders: Record<string, Pick<BotParts, 'imports' | 'providers'>> = {
  'beside the bot': { providers: [Worker, Database] },
  'in a module that the root imports': { imports: [DatabaseModule], providers: [Worker] },
  'in a module two steps away': { imports: [WorkModule] },
  'in a global module': { imports: [{ module: DatabaseModule, global: true }], providers: [Worker] },
};

beforeEach(() => {
  happened = [];
  gate = new Gate();
});

describe.each(waysIn)('closing an app created by %s', (_name, boot) => {
  it.each(Object.entries(orders))('completes handlers before a database %s closes', async (_where, metadata) => {
    const bot = await Bot.start({ ...metadata, boot });
    const working = bot.slack.user('ann').command('/work');
    await gate.reached;
    const closing = bot.app.close();
    gate.open();
    await closing;
    expect((await working).message?.text).toBe('done');
    expect(happened).toEqual(['written', 'database closed']);
    await bot.slack.waitForConnections(0);
    await bot.slack.close();
  });

  it('starts no new handlers, closes sockets with 1000, and can be called twice', async () => {
    const bot = await Bot.start({ imports: [WorkModule], boot });
    await bot.slack.waitForConnections(2);
    const closes: unknown[] = [];
    bot.slack.on('connection', ({ close }) => close && closes.push(close.code));
    const working = bot.slack.user('ann').command('/work');
    await gate.reached;
    const closing = Promise.all([bot.app.close(), bot.app.get(SlackSocketModeStrategy).stop()]);
    const { message } = await bot.slack.user('ann').command('/more');
    expect(message?.text).toContain('I am just being restarted');
    gate.open();
    await closing;
    await working;
    expect(happened).toEqual(['written', 'database closed']);
    await bot.slack.waitFor('both goodbyes', () => closes.length === 2 || undefined);
    expect(closes).toEqual([1000, 1000]);
    await bot.slack.close();
  });
});
