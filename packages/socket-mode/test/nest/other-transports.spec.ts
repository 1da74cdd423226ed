import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { Controller } from '@nestjs/common';
import {
  ClientProxyFactory,
  EventPattern,
  MessagePattern,
  Payload,
  Transport,
  type MicroserviceOptions,
} from '@nestjs/microservices';
import { firstValueFrom } from 'rxjs';
import { SlackCommand, SlackEvent, SlackSocketModeStrategy } from '../../src/index.js';
import { Bot } from '../support/bot.js';
import { makeHybrid } from '../support/ways-in.js';

/** Asks the operating system for a free port. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = addressOf(server.address());
  await new Promise(resolve => server.close(resolve));
  return port;
}

function addressOf(address: string | AddressInfo | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port.');
  return address;
}

describe('handlers of another transport in the same app', () => {
  it('receive only its messages, and Slack handlers receive only payloads of Slack', async () => {
    const heard: string[] = [];

    @Controller()
    class Everything {
      @MessagePattern('/sum')
      sum(@Payload() numbers: number[]): number {
        heard.push('message over TCP');
        return numbers.reduce((sum, number) => sum + number, 0);
      }
      @EventPattern('app_mention')
      mentioned(@Payload() _event: unknown): void {
        heard.push('event over TCP');
      }
      @SlackCommand('/sum')
      sumInSlack(): string {
        heard.push('command');
        return 'in Slack';
      }
      @SlackEvent('app_mention')
      mentionedInSlack(): void {
        heard.push('mention');
      }
    }
    const tcp = { host: '127.0.0.1', port: await freePort() };
    await using bot = await Bot.start({
      controllers: [Everything],
      boot: async (module, log) => {
        const app = await makeHybrid(module, log);
        app.connectMicroservice<MicroserviceOptions>({ transport: Transport.TCP, options: tcp });
        await app.startAllMicroservices();
        return app.init();
      },
    });
    const client = ClientProxyFactory.create({ transport: Transport.TCP, options: tcp });

    expect(await firstValueFrom(client.send('/sum', [1, 2, 3]))).toBe(6);
    expect(heard.splice(0)).toEqual(['message over TCP']);
    client.emit('app_mention', {});
    await bot.slack.waitFor('the event over TCP', () => heard.splice(0)[0] === 'event over TCP' || undefined);

    expect((await bot.slack.user('ann').command('/sum')).message?.text).toBe('in Slack');
    const { ack } = await bot.slack.deliverEvent({
      type: 'app_mention',
      text: 'hi',
      channel: 'C1',
      user: 'U1',
      ts: '1',
    });
    expect(ack).not.toBeNull();
    expect(heard).toEqual(['command', 'mention']);
    expect(bot.app.get(SlackSocketModeStrategy).getHandlers().size).toBe(0);
    await client.close();
  });
});
