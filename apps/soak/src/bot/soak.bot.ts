import { Injectable } from '@nestjs/common';
import {
  Ctx,
  Payload,
  SlackAction,
  SlackActionValue,
  SlackCommand,
  type SlackContext,
  SlackEvent,
  SlackMessage,
  SlackOptions,
  SlackViewSubmission,
} from '@nest-slack/socket-mode';
import { OrderExecutor } from './order-executor.js';

/** An ordinary bot whose handlers execute the order in the payload. */
@Injectable()
export class SoakBot {
  constructor(private readonly desk: OrderExecutor) {}

  @SlackCommand('/soak')
  async command(@Payload('text') text: string, @Ctx() context: SlackContext<'command'>): Promise<string> {
    await this.desk.execute('command', text, context);
    return `Done: ${text}`;
  }

  @SlackAction('soak')
  async action(@SlackActionValue() value: string, @Ctx() context: SlackContext<'action'>): Promise<void> {
    await this.desk.execute('action', value, context);
  }

  @SlackViewSubmission('soak')
  async submission(
    @Payload('private_metadata') text: string,
    @Ctx() context: SlackContext<'view_submission'>,
  ): Promise<void> {
    await this.desk.execute('submission', text, context);
  }

  @SlackOptions('soak')
  async suggestion(@Payload('value') text: string, @Ctx() context: SlackContext<'options'>): Promise<string[]> {
    await this.desk.execute('suggestion', text, context);
    return ['one', 'two'];
  }

  @SlackMessage('soak:')
  async message(@Payload('text') text: string, @Ctx() context: SlackContext<'message'>): Promise<void> {
    await this.desk.execute('message', text, context);
  }

  @SlackEvent('message')
  async archive(@Payload('text') text: string): Promise<void> {
    await this.desk.record('archive', text);
  }

  @SlackEvent('app_mention')
  async mention(@Payload('text') text: string, @Ctx() context: SlackContext<'message'>): Promise<string> {
    await this.desk.execute('mention', text, context);
    return 'Done.';
  }

  @SlackEvent('reaction_added')
  async reaction(@Payload('reaction') name: string, @Ctx() context: SlackContext<'event'>): Promise<void> {
    await this.desk.execute('reaction', name, context);
  }

  @SlackEvent('reaction_added')
  async tally(@Payload('reaction') name: string): Promise<void> {
    await this.desk.record('tally', name);
  }
}
