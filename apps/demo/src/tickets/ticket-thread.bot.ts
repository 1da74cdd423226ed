import { Injectable, Logger } from '@nestjs/common';
import { Payload, SlackEvent, SlackMessage, type SlackPayload, SlackUser } from '@nest-slack/socket-mode';
import type { FileShareMessageEvent } from '@slack/types';
import { TicketCardsService } from './ticket-cards.service.js';
import { TicketsService } from './tickets.service.js';

/** What is said under the card of a ticket. */
@Injectable()
export class TicketThreadBot {
  private readonly logger = new Logger(TicketThreadBot.name);

  constructor(
    private readonly tickets: TicketsService,
    private readonly cards: TicketCardsService,
  ) {}

  /** To the bot, it is a note: `@desk the cache was full`. */
  @SlackMessage({ mention: true, thread: true })
  async note(@Payload() message: SlackPayload<'message'>, @SlackUser() by: string): Promise<string | undefined> {
    const text = 'text' in message ? message.text : undefined;
    const thread = 'thread_ts' in message ? message.thread_ts : undefined;
    const id = this.cards.ticketShownBy(message.channel, thread);
    if (id === undefined || text === undefined) return undefined;
    await this.cards.refresh(this.tickets.note(id, { by, text: text.replace(/<@\w+>\s*/g, '') }));
    return `Noted in ticket ${id}.`;
  }

  /** Files belong to the ticket, whoever they are for. */
  @SlackEvent({ type: 'message', subtype: 'file_share' })
  async attach(@Payload() { channel, thread_ts, files = [], user }: FileShareMessageEvent): Promise<void> {
    const id = this.cards.ticketShownBy(channel, thread_ts);
    if (id === undefined) return;
    for (const { name } of files) this.tickets.note(id, { by: user, text: `📎 ${name ?? 'a file'}` });
    await this.cards.refresh(this.tickets.get(id));
  }

  /** Channels and private channels alike. */
  @SlackEvent(/^(?:channel|group)_(?:archive|deleted)$/)
  forget(@Payload('channel') channel: string): void {
    this.cards.forgetIn(channel);
    this.logger.log(`The cards in ${channel} are gone with it.`);
  }
}
