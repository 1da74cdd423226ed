import { Module } from '@nestjs/common';
import { FallbackBot } from './fallback.bot.js';
import { PulseBot } from './pulse.bot.js';
import { StatusBot } from './status.bot.js';

/** What the bot says of itself, and to what nothing else takes. */
@Module({ providers: [PulseBot, StatusBot, FallbackBot] })
export class StatusModule {}
