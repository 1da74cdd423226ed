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

/** Answers payloads that no other handler matches. */
@Injectable()
export class FallbackBot {
  private readonly logger = new Logger(FallbackBot.name);

  constructor(private readonly routes: SlackRoutes) {}

  @SlackFallback('command')
  suggest(@Payload('command') command: string): string {
    const patterns = this.routes.all.flatMap(({ kind, pattern }) => (kind === 'command' ? pattern : []));
    return `Unknown command ${command}. Available commands:\n${patterns.map(pattern => `\`${pattern}\``).join('\n')}`;
  }

  /** Messages keep their buttons, including those that the bot no longer handles. */
  @SlackFallback('action')
  rejectOldButton(): string {
    return 'This button is from an older version of this app and no longer works.';
  }

  /** A form can stay open while a new version of the bot is deployed. */
  @SlackFallback('view_submission')
  rejectOldForm(): SlackViewResponse {
    return SlackView.update({
      type: 'modal',
      title: plain('Sorry'),
      blocks: [
        { type: 'section', text: mrkdwn('This form is from an older version of this app. Please start again.') },
      ],
    });
  }

  @SlackFallback()
  note(@Ctx() { envelope }: SlackContext<'unknown'>): void {
    this.logger.debug(`No handler for ${envelope.type} ${envelope.name}.`);
  }
}
