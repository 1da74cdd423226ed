import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Ctx, Payload, SlackCommand, type SlackContext, SlackMessage } from '@nest-slack/socket-mode';
import { nameOf } from '../load-kind.js';
import { serve } from './nest/serve.js';
import { type Nested, readAll } from './what-is-read.js';

// A Nest app with an event that takes long, a limit on how many of those are handled at once, and a quick command.

const EVENT_MS = 500;
const MAX = 50;

@Injectable()
class Handlers {
  @SlackMessage(nameOf('message', 0), process.env['BENCH_ACK'] === 'immediate' ? { ack: 'immediate' } : {})
  async slowly(): Promise<void> {
    await delay(EVENT_MS);
  }

  @SlackCommand(`/${nameOf('command', 0).slice(1)}`)
  quickly(@Payload() payload: Nested, @Ctx() ctx: SlackContext): string {
    return readAll(ctx.userId, ctx.channelId, payload);
  }
}

await serve(Handlers, { concurrency: { max: MAX } });
