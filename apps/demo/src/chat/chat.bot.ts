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
import { formatDeploy } from '../deploys/deploy.card.js';
import { DeploysService } from '../deploys/deploys.service.js';
import { TicketCardsService } from '../tickets/ticket-cards.service.js';
import { formatTicket } from '../tickets/ticket.card.js';
import { TicketsService } from '../tickets/tickets.service.js';

/** Answers messages and mentions in threads, to keep the channel quiet. */
@Injectable()
export class ChatBot {
  constructor(
    private readonly catalogue: CatalogueService,
    private readonly deploys: DeploysService,
    private readonly tickets: TicketsService,
    private readonly cards: TicketCardsService,
  ) {}

  /** An async generator is streamed to the thread of the mention, chunk by chunk. */
  @SlackEvent('app_mention')
  async *report(
    @Payload('user') user: string | undefined,
    @Ctx() { channelId, threadTs }: SlackContext<'message'>,
  ): AsyncGenerator<string> {
    // A mention in the thread of a ticket is a note: TicketThreadBot handles it.
    if (this.cards.findTicketId(channelId, threadTs) !== undefined) return;
    const { pending } = this.deploys;
    const { open } = this.tickets;
    const addressee = user === undefined ? '' : `${mention(user)}, `;
    yield `${addressee}pending deploys: ${pending.length}, open tickets: ${open.length}.`;
    for (const item of [...pending.map(formatDeploy), ...open.map(formatTicket)]) yield `\n- ${item}`;
  }

  @SlackMessage('is broken')
  offerTicket(@Payload() { ts }: SlackPayload<'message'>): SlackReply {
    return {
      thread_ts: ts,
      text: 'Use `/ticket` to open a ticket, or choose "Make it a ticket" in the menu of your message.',
    };
  }

  /** Matches messages such as `status of web`; unknown services are ignored. */
  @SlackMessage(/^status of (?<service>[\w-]+)/i)
  status(@SlackParam('service') typed: string, @Payload() { ts }: SlackPayload<'message'>): SlackReply | undefined {
    const service = typed.toLowerCase();
    if (!this.catalogue.has(service)) return undefined;
    const deploys = this.deploys.findByService(service).slice(0, 1).map(formatDeploy);
    const tickets = this.tickets.open.filter(ticket => ticket.service === service).map(formatTicket);
    return {
      thread_ts: ts,
      text: [...deploys, ...tickets].join('\n') || `${service} has no deploys and no open tickets.`,
    };
  }

  /** Answers direct messages outside threads; the threads belong to the assistant. */
  @SlackMessage({ direct: true, thread: false })
  explain(): string {
    return 'I am the desk bot. Ask me about tickets and deploys in a thread, or use `/ticket` or `/deploy` in any channel.';
  }
}
