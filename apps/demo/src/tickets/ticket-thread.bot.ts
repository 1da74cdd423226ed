import { Injectable, Logger } from '@nestjs/common';
import { Ctx, Payload, SlackContext, SlackEvent, SlackMessage, SlackUser } from '@nest-slack/socket-mode';
import type { FileShareMessageEvent } from '@slack/types';
import { TicketCardsService } from './ticket-cards.service.js';
import { TicketsService } from './tickets.service.js';

/** Collects the messages and files in the thread of a ticket. */
@Injectable()
export class TicketThreadBot {
  private readonly logger = new Logger(TicketThreadBot.name);

  constructor(
    private readonly tickets: TicketsService,
    private readonly cards: TicketCardsService,
  ) {}

  /** Adds a mention of the bot as a note: `@desk the cache was full`. */
  @SlackMessage({ mention: true, thread: true })
  async note(
    @Payload('text') text: string,
    @SlackUser() by: string,
    @Ctx() { channelId, threadTs }: SlackContext<'message'>,
  ): Promise<string | undefined> {
    const id = this.cards.findTicketId(channelId, threadTs);
    if (id === undefined) return undefined;
    await this.cards.refresh(this.tickets.addNote(id, { by, text: text.replace(/<@\w+>\s*/g, '') }));
    return `Noted in ticket ${id}.`;
  }

  /** Adds all files of the thread to the ticket. */
  @SlackEvent({ type: 'message', subtype: 'file_share' })
  async attach(
    @Payload() { files = [], user: by }: FileShareMessageEvent,
    @Ctx() { channelId, threadTs }: SlackContext<'message'>,
  ): Promise<void> {
    const id = this.cards.findTicketId(channelId, threadTs);
    if (id === undefined) return;
    for (const { name } of files) this.tickets.addNote(id, { by, text: `📎 ${name ?? 'a file'}` });
    await this.cards.refresh(this.tickets.get(id));
  }

  /** Slack calls private channels groups. */
  @SlackEvent(/^(?:channel|group)_(?:archive|deleted)$/)
  forget(@Payload('channel') channel: string): void {
    this.cards.forgetIn(channel);
    this.logger.log(`Forgot the ticket cards in ${channel}.`);
  }
}
