import { Module } from '@nestjs/common';
import { FallbackBot } from './fallback.bot.js';
import { EventCounterBot } from './event-counter.bot.js';
import { StatusBot } from './status.bot.js';

/** The bot's own status, and fallbacks for unmatched payloads. */
@Module({ providers: [EventCounterBot, StatusBot, FallbackBot] })
export class StatusModule {}
