import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { TicketCardsService } from './ticket-cards.service.js';
import { TicketFormBot } from './ticket-form.bot.js';
import { TicketRatingBot } from './ticket-rating.bot.js';
import { TicketThreadBot } from './ticket-thread.bot.js';
import { TicketBot } from './ticket.bot.js';
import { TicketsService } from './tickets.service.js';
import { UrgentTicketBot } from './urgent-ticket.bot.js';

/** Tickets: their form, their messages and their life cycle. */
@Module({
  imports: [CatalogueModule],
  providers: [
    TicketsService,
    TicketCardsService,
    TicketFormBot,
    UrgentTicketBot,
    TicketBot,
    TicketThreadBot,
    TicketRatingBot,
  ],
  exports: [TicketsService, TicketCardsService],
})
export class TicketsModule {}
