import { describe, expect, it } from '@jest/globals';
import { applyDecorators, Controller, Injectable, Module, SetMetadata, type Type } from '@nestjs/common';
import { Payload, SlackCommand, SlackEvent, SlackMessage, SlackSocketModeModule } from '../../src/index.js';
import { Bot, connectionTo } from '../support/bot.js';
import { said } from '../support/said.js';

/** Sends an event that every handler listens to, and waits until Slack has the ack. */
const join = (bot: Bot) => bot.slack.deliverEvent({ type: 'team_join', user: { id: 'U1' } });

const Deploy = (environment: string) =>
  applyDecorators(SlackCommand(`/deploy-${environment}`), SetMetadata('environment', environment));

/** A bot that responds to a command with its own name. */
function named(command: `/${string}`): Type {
  @Injectable()
  class Named {
    @SlackCommand(command)
    answer(): string {
      return `this is ${command}`;
    }
  }
  return Named;
}

describe('handler discovery', () => {
  it('finds handlers in any module at any depth, regardless of where the Slack module is imported', async () => {
    @Module({ providers: [named('/deepest')] })
    class Deepest {}
    @Module({ imports: [Deepest], controllers: [named('/deep')] })
    class Deep {}
    await using first = await Bot.start({ imports: [Deep], providers: [named('/near')] });
    expect(await said(first, '/near')).toBe('this is /near');
    expect(await said(first, '/deep')).toBe('this is /deep');
    expect(await said(first, '/deepest')).toBe('this is /deepest');

    @Module({})
    class Infrastructure {}
    await using last = await Bot.start({
      slackModule: slack => ({
        module: Deep,
        imports: [{ module: Infrastructure, imports: [SlackSocketModeModule.forRoot(connectionTo(slack))] }],
      }),
      providers: [named('/near')],
    });
    expect(await said(last, '/near')).toBe('this is /near');
    expect(await said(last, '/deep')).toBe('this is /deep');
  });

  it('finds handlers on a module class', async () => {
    @Module({})
    class Acting {
      @SlackCommand('/module')
      act(): string {
        return 'from the module';
      }
    }
    await using bot = await Bot.start({ imports: [Acting] });
    expect(await said(bot, '/module')).toBe('from the module');
  });

  it('ignores classes of modules that are not imported', async () => {
    @Module({ providers: [named('/apart')] })
    class Apart {}
    await using bot = await Bot.start({});
    expect(await said(bot, '/apart')).toBe('Nothing here answers /apart yet.');
    expect(Apart.name).toBe('Apart');
  });

  it('finds a provider once, even if it has several aliases', async () => {
    let calls = 0;
    @Injectable()
    class Counting {
      @SlackEvent('team_join')
      count(): void {
        calls += 1;
      }
    }
    await using bot = await Bot.start({
      providers: [Counting, { provide: 'alias', useExisting: Counting }, { provide: 'other', useExisting: 'alias' }],
    });
    await join(bot);
    expect(calls).toBe(1);
  });

  it('finds each instance that a synchronous or asynchronous factory returns', async () => {
    const calls: string[] = [];
    @Injectable()
    class Made {
      constructor(private readonly name: string) {}

      @SlackEvent('team_join')
      greet(): void {
        calls.push(this.name);
      }
    }
    @Injectable()
    class Derived extends Made {}
    await using bot = await Bot.start({
      providers: [
        { provide: 'now', useFactory: () => new Made('made at once') },
        { provide: 'later', useFactory: async () => new Made('made later') },
        { provide: 'value', useValue: new Made('a value') },
        { provide: 'class', useClass: Derived },
        { provide: String, useValue: 'a class' },
        { provide: 'nothing', useValue: undefined },
        { provide: 'null', useFactory: () => null },
        { provide: 'bare', useFactory: (): unknown => Object.create(null) },
      ],
    });
    await join(bot);
    expect(calls.toSorted()).toEqual(['a class', 'a value', 'made at once', 'made later']);
  });
});

describe('methods of a base class', () => {
  class Base {
    readonly name: string = 'base';

    @SlackCommand('/inherited')
    inherited(): string {
      return `inherited by ${this.name}`;
    }
    @SlackCommand('/overridden')
    overridden(): string {
      return 'of the base';
    }
    @SlackCommand('/silenced')
    silenced(@Payload('text') text: string): string {
      return text;
    }
  }

  @Injectable()
  class Derived extends Base {
    override readonly name = 'derived';

    @SlackCommand('/overriding')
    override overridden(): string {
      return 'of the derived';
    }
    override silenced(): string {
      return 'not a handler any more';
    }
  }

  it('are handlers of the class that inherits them, and an override needs its own decorator', async () => {
    await using bot = await Bot.start({ providers: [Derived] });
    expect(await said(bot, '/inherited')).toBe('inherited by derived');
    expect(await said(bot, '/overriding')).toBe('of the derived');
    expect(await said(bot, '/overridden')).toBe('Nothing here answers /overridden yet.');
    expect(await said(bot, '/silenced')).toBe('Nothing here answers /silenced yet.');
  });
});

describe('several decorators on one method', () => {
  it('can be of one kind or of several', async () => {
    const calls: unknown[] = [];
    @Controller()
    class Many {
      @SlackCommand('/one')
      @SlackCommand('/two')
      @SlackEvent('team_join')
      handle(@Payload('type') type: string | undefined): void {
        calls.push(type ?? 'command');
      }
    }
    await using bot = await Bot.start({ controllers: [Many] });
    await bot.slack.user('ann').command('/one');
    await bot.slack.user('ann').command('/two');
    await join(bot);
    expect(calls).toEqual(['command', 'command', 'team_join']);
  });

  it('run the method once for one payload that matches several of them', async () => {
    let calls = 0;
    @Injectable()
    class Twice {
      @SlackMessage('deploy')
      @SlackMessage(/prod/)
      heard(): void {
        calls += 1;
      }
    }
    await using bot = await Bot.start({ providers: [Twice] });
    await bot.slack.user('ann').say('general', 'deploy to prod');
    await bot.slack.waitForAck('events_api');
    expect(calls).toBe(1);
  });

  it('can be combined by applyDecorators()', async () => {
    @Injectable()
    class Deploying {
      @Deploy('staging')
      @Deploy('production')
      deploy(): string {
        return 'deployed';
      }
    }
    await using bot = await Bot.start({ providers: [Deploying] });
    expect(await said(bot, '/deploy-staging')).toBe('deployed');
    expect(await said(bot, '/deploy-production')).toBe('deployed');
  });
});
