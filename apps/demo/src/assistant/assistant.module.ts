import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { DeploysModule } from '../deploys/deploys.module.js';
import { TicketsModule } from '../tickets/tickets.module.js';
import { AnswersService } from './answers.service.js';
import { AssistantBot } from './assistant.bot.js';

/** The assistant. */
@Module({ imports: [CatalogueModule, DeploysModule, TicketsModule], providers: [AnswersService, AssistantBot] })
export class AssistantModule {}
