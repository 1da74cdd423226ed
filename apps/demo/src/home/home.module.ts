import { Module } from '@nestjs/common';
import { DeploysModule } from '../deploys/deploys.module.js';
import { TicketsModule } from '../tickets/tickets.module.js';
import { HomeBot } from './home.bot.js';

/** The Home tab. */
@Module({ imports: [DeploysModule, TicketsModule], providers: [HomeBot] })
export class HomeModule {}
