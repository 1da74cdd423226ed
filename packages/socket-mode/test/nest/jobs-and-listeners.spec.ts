import { Injectable } from '@nestjs/common';
import { EventEmitter2, EventEmitterModule, OnEvent } from '@nestjs/event-emitter';
import { Interval, ScheduleModule } from '@nestjs/schedule';
import { describe, expect, it } from '@jest/globals';
import { SlackClients, SlackCommand } from '../../src/index.js';
import { Bot } from '../support/bot.js';
import { said } from '../support/said.js';

describe('a class that is not a handler sends messages through SlackClients', () => {
  it('as a job of @nestjs/schedule', async () => {
    @Injectable()
    class Reminder {
      constructor(private readonly slack: SlackClients) {}

      @Interval(20)
      async remind(): Promise<void> {
        await this.slack.get().chat.postMessage({ channel: 'general', text: 'Stand-up in five minutes.' });
      }
    }
    await using bot = await Bot.start({ imports: [ScheduleModule.forRoot()], providers: [Reminder] });
    const { channel } = await bot.slack.waitForMessage('Stand-up in five minutes.');
    expect(channel).toMatch(/^C/);
  });

  it('as a listener of @nestjs/event-emitter for an event that a handler emits', async () => {
    @Injectable()
    class Deploys {
      constructor(private readonly events: EventEmitter2) {}

      @SlackCommand('/deploy')
      deploy(): string {
        this.events.emit('deployed', 'api');
        return 'Deployed.';
      }
    }
    @Injectable()
    class Announcer {
      constructor(private readonly slack: SlackClients) {}

      @OnEvent('deployed')
      async announce(service: string): Promise<void> {
        await this.slack.get().chat.postMessage({ channel: 'general', text: `${service} is out.` });
      }
    }
    await using bot = await Bot.start({ imports: [EventEmitterModule.forRoot()], providers: [Deploys, Announcer] });
    expect(await said(bot, '/deploy')).toBe('Deployed.');
    expect((await bot.slack.waitForMessage('api is out.')).channel).toMatch(/^C/);
  });
});
