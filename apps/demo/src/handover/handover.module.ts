import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { DeploysModule } from '../deploys/deploys.module.js';
import { TicketsModule } from '../tickets/tickets.module.js';
import { HandoverBot } from './handover.bot.js';
import { HealthChecksService } from './health-checks.service.js';

/** The handover at a change of shifts. */
@Module({ imports: [CatalogueModule, DeploysModule, TicketsModule], providers: [HealthChecksService, HandoverBot] })
export class HandoverModule {}
