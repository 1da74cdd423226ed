// Handlers of legacy interactions and of interactions without a kind that must compile. Nothing here runs.
import {
  Ctx,
  Payload,
  SlackAck,
  SlackBody,
  SlackContext,
  type SlackDialogErrors,
  SlackFallback,
  SlackInteraction,
  type SlackInteractiveMessageBody,
  type SlackMappedRoute,
  type SlackPayload,
  SlackRoutes,
} from '@nest-slack/socket-mode';

export class LegacyInteractions {
  @SlackInteraction({ type: 'interactive_message', callbackId: 'order/:id', name: /^decide/, value: 'yes' })
  async decide(
    @Payload() action: SlackPayload<'interactive_message'>,
    @SlackBody() body: SlackInteractiveMessageBody,
    @Ctx() ctx: SlackContext<'interactive_message'>,
  ) {
    await ctx.respond({ text: ctx.channelId, response_type: 'ephemeral' });
    const value = action.type === 'select' ? action.selected_options[0]?.value : action.value;
    return { text: `${value} in ${body.original_message?.ts}`, replace_original: false };
  }

  @SlackInteraction({ type: 'interactive_message_suggestion', name: 'product' })
  products(@Payload() { value }: SlackPayload<'interactive_message_suggestion'>) {
    return [value];
  }

  @SlackInteraction({ type: 'dialog_submission', callbackId: 'ticket' })
  submit(@Payload() { submission }: SlackPayload<'dialog_submission'>): SlackDialogErrors | undefined {
    return submission['title'] === null ? { errors: [{ name: 'title', error: 'Missing.' }] } : undefined;
  }

  @SlackInteraction({ type: 'dialog_submission', callbackId: 'later' }, { ack: 'manual' })
  async later(@Ctx() ctx: SlackContext<'dialog_submission'>) {
    await ctx.ack({ errors: [{ name: 'title', error: 'Missing.' }] });
    return SlackAck.ok();
  }

  @SlackInteraction({ type: 'dialog_cancellation' })
  async cancelled(@Ctx() ctx: SlackContext<'dialog_cancellation'>): Promise<void> {
    await ctx.respond('Another time.');
  }

  @SlackInteraction({ type: 'dialog_suggestion', callbackId: 'ticket', name: 'category' })
  categories() {
    return { options: [{ text: 'Roof', value: 'r' }] };
  }

  @SlackInteraction({ type: 'workflow_step_edit', callbackId: 'step' })
  step(@Payload() body: SlackPayload<'unknown'>): void {
    void body['workflow_step'];
  }

  @SlackFallback('dialog_submission')
  rest(): SlackDialogErrors {
    return { errors: [] };
  }
}

export const expensive = ({ all }: SlackRoutes): readonly SlackMappedRoute[] =>
  all.filter(({ cost, kind }) => cost === 'expression' && kind !== 'fallback');
