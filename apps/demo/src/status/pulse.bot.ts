import { Injectable } from '@nestjs/common';
import { Ctx, SlackContext, SlackEvent } from '@nest-slack/socket-mode';
import { Unaudited } from '../audit/unaudited.decorator.js';

/** Hears every event, beside the handlers that do something about it. */
@Injectable()
export class PulseBot {
  /** How many events have come since the start. */
  heard = 0;
  /** The type of the last one; null before the first. */
  last: string | null = null;

  @SlackEvent('*')
  @Unaudited()
  hear(@Ctx() { envelope }: SlackContext<'event'>): void {
    this.heard += 1;
    this.last = envelope.name;
  }
}
