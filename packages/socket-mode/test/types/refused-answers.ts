// Mistakes that must not compile. Each directive says what the compiler must report on the line that follows it: the
// spec of this folder removes the directives and compares.
import {
  Ctx,
  SlackAssistant,
  SlackCommand,
  SlackContext,
  SlackEvent,
  SlackFallback,
  SlackFunction,
  SlackInteraction,
  SlackMessage,
  SlackOptions,
  SlackShortcut,
  SlackUser,
  SlackView,
  SlackViewSubmission,
} from '@nest-slack/socket-mode';

export class Answers {
  // @ts-expect-error SlackTypeError<"'command' handlers return a text, a message, a stream or nothing; await a call whose result is not the response", number>
  @SlackCommand('/number')
  number() {
    return 1;
  }

  // @ts-expect-error 'command' handlers return a text, a message, a stream or nothing
  @SlackCommand('/array')
  array() {
    return [{ text: 'one' }, { text: 'two' }];
  }

  // @ts-expect-error 'command' handlers return a text, a message, a stream or nothing
  @SlackCommand('/options')
  options() {
    return { options: ['red'] };
  }

  // @ts-expect-error 'command' handlers return a text, a message, a stream or nothing
  @SlackCommand('/api')
  async reply(@Ctx() ctx: SlackContext<'command'>) {
    return ctx.client.users.info({ user: ctx.userId });
  }

  // @ts-expect-error SlackTypeError<"'view_submission' handlers return nothing or SlackView.errors(), update(), push() or clear(); await a call whose result is not the response", string>
  @SlackViewSubmission('text')
  async text() {
    return 'saved';
  }

  // @ts-expect-error 'view_submission' handlers return nothing or SlackView.errors(), update(), push() or clear()
  @SlackViewSubmission('sometimes')
  async sometimes(@SlackUser() user: string) {
    return user === '' ? SlackView.clear() : 'saved';
  }

  // @ts-expect-error 'command' handlers return a text, a message, a stream or nothing; await a call whose result is not the response
  @SlackCommand('/said')
  said(@Ctx() ctx: SlackContext<'command'>) {
    return ctx.say('Here you are.');
  }

  // @ts-expect-error 'message' handlers return a text, a message, a stream or nothing; await a call whose result is not the response
  @SlackMessage('posted')
  posted(@Ctx() ctx: SlackContext<'message'>) {
    return ctx.client.chat.postMessage({ channel: ctx.channelId, text: 'Here you are.' });
  }

  // @ts-expect-error 'view_submission' handlers return nothing, since ack: 'immediate' sends an empty ack
  @SlackViewSubmission('gone', { ack: 'immediate' })
  afterTheAck() {
    return SlackView.clear();
  }

  // @ts-expect-error Type '"immediate"' is not assignable to type '"auto" | "manual" | undefined'
  @SlackOptions('gone', { ack: 'immediate' })
  optionsAfterTheAck() {
    return ['red'];
  }

  // @ts-expect-error 'value' does not exist in type
  @SlackOptions({ blockId: 'colours', value: 'red' })
  optionsByValue() {
    return ['red'];
  }

  // @ts-expect-error 'elementType' does not exist in type
  @SlackInteraction({ type: 'block_suggestion', blockId: 'colours', elementType: 'external_select' })
  optionsByType() {
    return ['red'];
  }

  // @ts-expect-error SlackTypeError<"'options' handlers return options, option groups or plain strings; await a call whose result is not the response", void>
  @SlackOptions('none')
  noOptions() {}

  // @ts-expect-error 'options' handlers return nothing, since ack: 'immediate' sends an empty ack
  @SlackInteraction({ type: 'block_suggestion', actionId: 'gone' }, { ack: 'immediate' })
  interactionAfterTheAck() {
    return ['red'];
  }

  // @ts-expect-error 'dialog_submission' handlers return nothing or { errors: [{ name, error }] }
  @SlackInteraction({ type: 'dialog_submission', callbackId: 'ticket' })
  dialog() {
    return SlackView.errors({ title: 'Too short.' });
  }

  // @ts-expect-error 'dialog_submission' handlers return nothing, since ack: 'immediate' sends an empty ack
  @SlackInteraction({ type: 'dialog_submission', callbackId: 'gone' }, { ack: 'immediate' })
  dialogAfterTheAck() {
    return { errors: [{ name: 'title', error: 'Too short.' }] };
  }

  // @ts-expect-error 'dialog_suggestion' handlers return options, option groups or plain strings
  @SlackInteraction({ type: 'dialog_suggestion', name: 'category' })
  noCategories() {}

  // @ts-expect-error 'interactive_message' handlers return nothing, or a text or message that replaces the message
  @SlackInteraction({ type: 'interactive_message', name: 'decide' })
  countsClicks() {
    return 3;
  }

  // @ts-expect-error 'unknown' handlers return nothing
  @SlackInteraction({ type: 'workflow_step_edit' })
  retired() {
    return 'no more';
  }

  // @ts-expect-error 'event' handlers return nothing
  @SlackEvent('reaction_added')
  nobodyIsTold() {
    return 'thanks';
  }

  // @ts-expect-error 'event' handlers return nothing
  @SlackEvent(['app_mention', 'reaction_added'])
  notAllOfThem() {
    return 'thanks';
  }

  // @ts-expect-error 'shortcut' handlers return nothing
  @SlackShortcut('open')
  nowhereToSay() {
    return 'opened';
  }

  // @ts-expect-error 'message' handlers return a text, a message, a stream or nothing
  @SlackMessage('lunch')
  count() {
    return 3;
  }

  // @ts-expect-error 'assistant' handlers return a text, a message, a stream or nothing
  @SlackAssistant('user_message')
  countsMessages() {
    return 3;
  }

  // @ts-expect-error 'unknown' handlers return nothing
  @SlackFallback()
  unknown() {
    return 'what?';
  }

  // @ts-expect-error 'function' handlers return its outputs or nothing
  @SlackFunction('provision')
  outputs() {
    return 'https://db';
  }

  @SlackCommand('/both')
  // @ts-expect-error 'view_submission' handlers return nothing or SlackView.errors(), update(), push() or clear()
  @SlackViewSubmission('both')
  one() {
    return 'fits only one';
  }
}
