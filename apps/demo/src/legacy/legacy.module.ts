import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { TicketsModule } from '../tickets/tickets.module.js';
import { AlertBot } from './alert.bot.js';
import { PostmortemBot } from './postmortem.bot.js';

/** What Slack keeps for old apps: attachments with buttons, and dialogs. A new bot has no need of it. */
@Module({ imports: [CatalogueModule, TicketsModule], providers: [AlertBot, PostmortemBot] })
export class LegacyModule {}
