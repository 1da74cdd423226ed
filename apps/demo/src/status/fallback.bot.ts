import { Injectable, Logger } from '@nestjs/common';
import {
  Ctx,
  Payload,
  SlackContext,
  SlackFallback,
  SlackRoutes,
  SlackView,
  type SlackViewResponse,
} from '@nest-slack/socket-mode';
import { mrkdwn, plain } from '../block-kit/texts.js';

/** What no other handler takes. Slack has its ack either way. */
@Injectable()
export class FallbackBot {
  private readonly logger = new Logger(FallbackBot.name);

  constructor(private readonly routes: SlackRoutes) {}

  @SlackFallback('command')
  suggest(@Payload('command') command: string): string {
    const patterns = this.routes.all.flatMap(({ kind, pattern }) => (kind === 'command' ? pattern : []));
    return `I don't know ${command}. I know:\n${patterns.map(pattern => `\`${pattern}\``).join('\n')}`;
  }

  /** A message keeps its buttons for good, also those that the bot has learnt to do without. */
  @SlackFallback('action')
  apologise(): string {
    return 'That is from an older version of me, and does nothing any more.';
  }

  /** The same of a form that was open while the bot was replaced. */
  @SlackFallback('view_submission')
  turnAway(): SlackViewResponse {
    return SlackView.update({
      type: 'modal',
      title: plain('Sorry'),
      blocks: [{ type: 'section', text: mrkdwn('This form is from an older version of me: please begin again.') }],
    });
  }

  @SlackFallback()
  note(@Ctx() { envelope }: SlackContext<'unknown'>): void {
    this.logger.debug(`Nothing here handles ${envelope.type} ${envelope.name}.`);
  }
}
