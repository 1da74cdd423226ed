import { Injectable } from '@nestjs/common';
import {
  Ctx,
  Payload,
  SlackActionValue,
  SlackBody,
  SlackContext,
  SlackFallback,
  SlackInteraction,
  type SlackInteractiveMessageBody,
  SlackParam,
  type SlackPayload,
  SlackUserException,
  SlackViewException,
} from '../../src/index.js';

/** Handles attachments, dialogs and an interaction without a dedicated kind. */
@Injectable()
export class LegacyBot {
  readonly seen: unknown[] = [];

  @SlackInteraction({ type: 'interactive_message', callbackId: 'order/:id', name: 'decide' })
  decide(
    @SlackParam('id') id: string,
    @SlackActionValue() value: string,
    @Payload() { type, name }: SlackPayload<'interactive_message'>,
    @SlackBody() body: SlackInteractiveMessageBody,
  ) {
    this.seen.push({ id, value, type, name, message: body.message_ts });
    return `Order ${id}: ${value}`;
  }

  @SlackInteraction({ type: 'interactive_message', callbackId: 'order/:id', name: 'choose' })
  choose(@SlackParam('id') id: string, @SlackActionValue() value: string): void {
    this.seen.push({ id, value });
  }

  @SlackInteraction({ type: 'interactive_message_suggestion', name: 'choose' })
  answers() {
    return ['maybe'];
  }

  @SlackInteraction({ type: 'interactive_message', name: 'whisper' })
  whisper() {
    return { response_type: 'ephemeral', text: 'Psst' };
  }

  @SlackInteraction({ type: 'interactive_message', name: 'fail' })
  fail() {
    throw new SlackUserException('Not today.');
  }

  @SlackInteraction({ type: 'interactive_message_suggestion', name: 'product' })
  products(@Payload('value') typed: string) {
    return [typed, { text: 'Lamp', value: 'l' }];
  }

  @SlackInteraction({ type: 'dialog_suggestion', callbackId: 'ticket' })
  categories() {
    const option = { text: { type: 'plain_text', text: 'Roof' }, value: 'r' } as const;
    return { option_groups: [{ label: { type: 'plain_text', text: 'House' } as const, options: [option] }] };
  }

  @SlackInteraction({ type: 'dialog_submission', callbackId: 'ticket' })
  submit(@Payload() { submission }: SlackPayload<'dialog_submission'>, @Ctx() ctx: SlackContext<'dialog_submission'>) {
    this.seen.push({ submission, answerable: ctx.answerable });
    switch (submission['title']) {
      case 'short':
        return { errors: [{ name: 'title', error: 'Say more.' }] };
      case 'none':
        return { errors: [] };
      case 'thrown':
        throw new SlackViewException({ body: 'Say more here.', nowhere: 'And there.' });
      case 'refused':
        throw new SlackUserException('Closed on Sundays.');
      case 'broken':
        throw new Error('The database is gone.');
      default:
        return undefined;
    }
  }

  @SlackInteraction({ type: 'dialog_submission', callbackId: 'closed' })
  closed() {
    throw new SlackUserException('Shut.');
  }

  @SlackInteraction({ type: 'dialog_cancellation', callbackId: 'ticket' })
  cancel(@Payload('state') state: string): void {
    this.seen.push({ cancelled: state });
  }

  @SlackInteraction({ type: 'workflow_step_edit', callbackId: 'step/:id' })
  step(
    @SlackParam('id') id: string,
    @Payload('workflow_step') step: unknown,
    @Ctx() ctx: SlackContext<'unknown'>,
  ): void {
    this.seen.push({ id, step, kind: ctx.kind });
  }
}

/** Handles the legacy payloads that have no other handler. */
@Injectable()
export class LeftOver {
  readonly kinds: string[] = [];

  @SlackFallback('interactive_message')
  message(@Ctx() { kind }: SlackContext<'interactive_message'>) {
    this.kinds.push(kind);
    return 'What was that?';
  }

  @SlackFallback('interactive_message_suggestion')
  menu() {
    return ['nothing'];
  }

  @SlackFallback('dialog_submission')
  dialog() {
    return { errors: [{ name: 'title', error: 'Nobody reads this.' }] };
  }

  @SlackFallback('dialog_suggestion')
  dialogMenu() {
    return ['nothing'];
  }

  @SlackFallback('dialog_cancellation')
  cancelled(@Ctx() { kind }: SlackContext<'dialog_cancellation'>): void {
    this.kinds.push(kind);
  }
}
