import { Injectable } from '@nestjs/common';
import {
  Ctx,
  Payload,
  SlackContext,
  SlackEvent,
  SlackMessage,
  SlackParam,
  type SlackPayload,
  type SlackReply,
} from '@nest-slack/socket-mode';
import { mention } from '../block-kit/texts.js';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import { deployLine } from '../deploys/deploy.card.js';
import { DeploysService } from '../deploys/deploys.service.js';
import { TicketCardsService } from '../tickets/ticket-cards.service.js';
import { ticketLine } from '../tickets/ticket.card.js';
import { TicketsService } from '../tickets/tickets.service.js';

/** Answers what people write, in a thread of its own so that the channel stays quiet. */
@Injectable()
export class ChatBot {
  constructor(
    private readonly catalogue: CatalogueService,
    private readonly deploys: DeploysService,
    private readonly tickets: TicketsService,
    private readonly cards: TicketCardsService,
  ) {}

  /** A stream: said piece by piece in the thread of the mention. */
  @SlackEvent('app_mention')
  async *report(
    @Payload('user') user: string | undefined,
    @Ctx() { channelId, threadTs }: SlackContext<'message'>,
  ): AsyncGenerator<string> {
    // Under the card of a ticket it is a note, which is not for here.
    if (this.cards.ticketShownBy(channelId, threadTs) !== undefined) return;
    const { waiting } = this.deploys;
    const { open } = this.tickets;
    const greeting = user === undefined ? '' : `${mention(user)}, `;
    yield `${greeting}deploys that wait: ${waiting.length}, open tickets: ${open.length}.`;
    for (const line of [...waiting.map(deployLine), ...open.map(ticketLine)]) yield `\n- ${line}`;
  }

  @SlackMessage('is broken')
  offerTicket(@Payload() { ts }: SlackPayload<'message'>): SlackReply {
    return {
      thread_ts: ts,
      text: 'Write `/ticket` to open a ticket, or choose "Make it a ticket" in the menu of your message.',
    };
  }

  /** `status of web`, at the beginning of a message. What is no service is none of the bot's business. */
  @SlackMessage(/^status of (?<service>[\w-]+)/i)
  status(@SlackParam('service') typed: string, @Payload() { ts }: SlackPayload<'message'>): SlackReply | undefined {
    const service = typed.toLowerCase();
    if (!this.catalogue.has(service)) return undefined;
    const deploys = this.deploys.of(service).slice(0, 1).map(deployLine);
    const tickets = this.tickets.open.filter(ticket => ticket.service === service).map(ticketLine);
    return { thread_ts: ts, text: [...deploys, ...tickets].join('\n') || `Nothing is known against ${service}.` };
  }

  /** In the Messages tab. What is written in a thread there is for the assistant. */
  @SlackMessage({ direct: true, thread: false })
  explain(): string {
    return 'I am the desk. Ask me about tickets and deploys in a thread, or write `/ticket` or `/deploy` anywhere.';
  }
}
