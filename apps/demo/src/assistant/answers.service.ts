import { Injectable } from '@nestjs/common';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import { deployLine } from '../deploys/deploy.card.js';
import { DeploysService } from '../deploys/deploys.service.js';
import { TicketCardsService } from '../tickets/ticket-cards.service.js';
import { ticketLine } from '../tickets/ticket.card.js';
import { TicketsService } from '../tickets/tickets.service.js';

/** Answers questions by the words in them. A bot with a language model streams what that says in the same way. */
@Injectable()
export class AnswersService {
  constructor(
    private readonly catalogue: CatalogueService,
    private readonly deploys: DeploysService,
    private readonly tickets: TicketsService,
    private readonly cards: TicketCardsService,
  ) {}

  /**
   * The answer, piece by piece.
   *
   * @param channel - that the person looks at, if it is one: "here"
   */
  async *to(question: string, channel: string | undefined): AsyncGenerator<string> {
    const words: readonly string[] = question.toLowerCase().match(/[\w-]+/g) ?? [];
    const service = this.catalogue.all.find(name => words.includes(name));
    const about = service === undefined ? '' : ` of ${service}`;
    if (words.some(word => word.startsWith('deploy'))) {
      const deploys = this.deploys.waiting.filter(each => service === undefined || each.service === service);
      yield* listed(`Deploys${about} that wait`, deploys.map(deployLine));
      return;
    }
    const isHere = words.includes('here');
    const tickets = this.tickets.open
      .filter(ticket => service === undefined || ticket.service === service)
      .filter(ticket => !isHere || this.cards.channelOf(ticket) === channel);
    yield* listed(`Open tickets${about}${isHere ? ' in this channel' : ''}`, tickets.map(ticketLine));
  }
}

async function* listed(title: string, lines: readonly string[]): AsyncGenerator<string> {
  yield `${title}: ${lines.length === 0 ? 'none' : lines.length}.`;
  for (const line of lines) yield `\n- ${line}`;
}
