import { Module, type DynamicModule } from '@nestjs/common';
import { SlackSocketModeModule } from '@nest-slack/socket-mode';
import { OrderExecutor } from './order-executor.js';
import { SoakBot } from './soak.bot.js';

/** A hung handler ends after so long, in milliseconds. */
export const HANDLER_TIMEOUT_MS = 8_000;

/** The bot's whole application. */
@Module({})
export class AppModule {
  static forRoot(connections: number): DynamicModule {
    return {
      module: AppModule,
      imports: [
        SlackSocketModeModule.forRoot({
          connections,
          handlerTimeoutMs: HANDLER_TIMEOUT_MS,
          // Enough for what is sent, as long as handlers that hang give their slots back.
          concurrency: { max: 50, maxQueued: 2_000 },
          // A soak packs months into an hour. At the usual pace the back-off would never see a healthy connection, the
          // openings that Slack allows a token would be spent, and the bot would spend the run waiting.
          backOff: { baseMs: 200, capMs: 2_000, openEveryMs: 100, healthyAfterMs: 1_000, disabledMs: 2_000 },
        }),
      ],
      providers: [OrderExecutor, SoakBot],
    };
  }
}
