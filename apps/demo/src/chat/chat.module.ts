import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { DeploysModule } from '../deploys/deploys.module.js';
import { TicketsModule } from '../tickets/tickets.module.js';
import { ChatBot } from './chat.bot.js';

/** Answers to messages. */
@Module({ imports: [CatalogueModule, DeploysModule, TicketsModule], providers: [ChatBot] })
export class ChatModule {}
