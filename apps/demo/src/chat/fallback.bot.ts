import { Injectable, Logger } from '@nestjs/common';
import { Ctx, Payload, SlackContext, SlackFallback } from '@nest-slack/socket-mode';

/** What no other handler takes. Slack has its ack either way. */
@Injectable()
export class FallbackBot {
  private readonly logger = new Logger(FallbackBot.name);

  @SlackFallback('command')
  suggest(@Payload('command') command: string): string {
    return `I don't know ${command}. I know /deploy and /ticket.`;
  }

  @SlackFallback()
  note(@Ctx() { envelope }: SlackContext<'unknown'>): void {
    this.logger.debug(`Nothing here handles ${envelope.type} ${envelope.name}.`);
  }
}
