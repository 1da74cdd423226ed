import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Ctx, Payload, SlackCommand, type SlackContext, SlackMessage } from '@nest-slack/socket-mode';
import { getRouteName } from '../load-kind.js';
import { serve } from './nest/serve.js';
import { type Nested, readAll } from './nested-payload.js';

// A Nest app with a slow event handler, a concurrency limit and a fast command.

const EVENT_MS = 500;
const MAX_CONCURRENCY = 50;

@Injectable()
class Handlers {
  @SlackMessage(getRouteName('message', 0), process.env['BENCH_ACK'] === 'immediate' ? { ack: 'immediate' } : {})
  async handleSlowEvent(): Promise<void> {
    await delay(EVENT_MS);
  }

  @SlackCommand(`/${getRouteName('command', 0).slice(1)}`)
  handleCommand(@Payload() payload: Nested, @Ctx() ctx: SlackContext): string {
    return readAll(ctx.userId, ctx.channelId, payload);
  }
}

await serve(Handlers, { concurrency: { max: MAX_CONCURRENCY } });
