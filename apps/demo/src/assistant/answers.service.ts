import { Injectable } from '@nestjs/common';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import { formatDeploy } from '../deploys/deploy.card.js';
import { DeploysService } from '../deploys/deploys.service.js';
import { TicketCardsService } from '../tickets/ticket-cards.service.js';
import { formatTicket } from '../tickets/ticket.card.js';
import { TicketsService } from '../tickets/tickets.service.js';

/** Answers questions by keywords. A language model's answer can be streamed in the same way. */
@Injectable()
export class AnswersService {
  constructor(
    private readonly catalogue: CatalogueService,
    private readonly deploys: DeploysService,
    private readonly tickets: TicketsService,
    private readonly cards: TicketCardsService,
  ) {}

  /**
   * Streams the answer to a question.
   *
   * @param channel - the channel that "here" refers to, if the user has one open
   */
  async *to(question: string, channel: string | undefined): AsyncGenerator<string> {
    const words: readonly string[] = question.toLowerCase().match(/[\w-]+/g) ?? [];
    const service = this.catalogue.all.find(name => words.includes(name));
    const about = service === undefined ? '' : ` of ${service}`;
    if (words.some(word => word.startsWith('deploy'))) {
      const deploys = this.deploys.pending.filter(each => service === undefined || each.service === service);
      yield* streamList(`Pending deploys${about}`, deploys.map(formatDeploy));
      return;
    }
    const isHere = words.includes('here');
    const tickets = this.tickets.open
      .filter(ticket => service === undefined || ticket.service === service)
      .filter(ticket => !isHere || this.cards.findChannel(ticket) === channel);
    yield* streamList(`Open tickets${about}${isHere ? ' in this channel' : ''}`, tickets.map(formatTicket));
  }
}

async function* streamList(title: string, items: readonly string[]): AsyncGenerator<string> {
  yield `${title}: ${items.length === 0 ? 'none' : items.length}.`;
  for (const item of items) yield `\n- ${item}`;
}
