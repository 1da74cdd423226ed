import { Injectable } from '@nestjs/common';
import { Ctx, SlackContext, SlackEvent } from '@nest-slack/socket-mode';
import { Unaudited } from '../audit/unaudited.decorator.js';

/** Counts all events, in addition to the handlers of each event. */
@Injectable()
export class EventCounterBot {
  /** The number of events since the start. */
  eventCount = 0;
  /** The type of the last event; null before the first. */
  lastEventType: string | null = null;

  @SlackEvent('*')
  @Unaudited()
  count(@Ctx() { envelope }: SlackContext<'event'>): void {
    this.eventCount += 1;
    this.lastEventType = envelope.name;
  }
}
