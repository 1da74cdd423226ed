// Handlers that must compile. Nothing here runs.
import {
  applyDecorators,
  DefaultValuePipe,
  ParseIntPipe,
  UseGuards,
  type CanActivate,
  type PipeTransform,
} from '@nestjs/common';
import type {
  AppMentionEvent,
  FileShareMessageEvent,
  GenericMessageEvent,
  ReactionAddedEvent,
  SlackEvent as AnyEvent,
} from '@slack/types';
import { of, type Observable } from 'rxjs';
import {
  Ctx,
  Payload,
  SlackAck,
  SlackAction,
  SlackActionValue,
  SlackAssistant,
  SlackBody,
  SlackCommand,
  SlackContext,
  SlackEvent,
  SlackFallback,
  SlackFunction,
  SlackInteraction,
  SlackMessage,
  SlackMessageShortcut,
  SlackOptions,
  SlackParam,
  slackRoute,
  SlackShortcut,
  SlackUser,
  SlackView,
  SlackViewClosed,
  SlackViewException,
  SlackViewSubmission,
  type SlackAnswer,
  type SlackAssistantPayload,
  type SlackEventPayload,
  type SlackPayload,
  type SlackReply,
} from '@nest-slack/socket-mode';

const mergeRequest = slackRoute('repo/:repo/merge/:number');

interface Employee {
  readonly name: string;
}

class LoadEmployee implements PipeTransform<string, Promise<Employee>> {
  async transform(id: string): Promise<Employee> {
    return { name: id };
  }
}

class OnlyAdmins implements CanActivate {
  canActivate = () => true;
}

const AdminCommand = (command: `/${string}`) => applyDecorators(SlackCommand(command), UseGuards(OnlyAdmins));
const unchecked: MethodDecorator = SlackCommand('/unchecked');
export const asMethodDecorator = (): MethodDecorator => SlackCommand('/menu');
export const asParameterDecorator = (): ParameterDecorator => SlackUser();

export class Answers {
  @SlackCommand('/text') text() {
    return 'done';
  }
  @SlackCommand('/plain') plain(): SlackReply {
    return { text: '*as it is*', mrkdwn: false, parse: 'none', link_names: true };
  }
  @SlackCommand('/nothing') nothing() {}
  @SlackCommand('/null') sometimesNull(@SlackUser() user: string) {
    return user.startsWith('W') ? 'welcome' : null;
  }
  @SlackCommand('/message') async message() {
    return {
      response_type: 'in_channel',
      text: 'Lunch is served',
      blocks: [{ type: 'header', text: { type: 'plain_text', text: 'Lunch' } }],
    };
  }
  @SlackCommand('/stream') async *stream() {
    yield 'first ';
    yield { type: 'markdown_text', text: '*second*' };
  }
  @SlackCommand('/observable') observable(): Observable<string> {
    return of('last');
  }
  @SlackCommand('/never') never(): never {
    throw new Error('not today');
  }
  @SlackCommand('/ack') ack(@SlackUser() user: string) {
    return user === '' ? SlackAck.retry() : 'seen';
  }
  @SlackCommand('/annotated') annotated(): SlackAnswer<'command'> | Promise<SlackAnswer<'command'>> {
    return { text: 'noted', response_type: 'ephemeral' };
  }
  @SlackCommand(/^\/team-/) expression() {
    return 'a team';
  }
  @SlackCommand('/generic') generic<T>(value: T) {
    return String(value);
  }
  @AdminCommand('/composed') composed() {
    return 'by applyDecorators';
  }
  @SlackViewSubmission('annotated') submitAnnotated(): SlackAnswer<'view_submission'> {
    return { response_action: 'errors', errors: { city: 'Where is that?' } };
  }
  @SlackViewSubmission('widened') submitWidened() {
    return { response_action: 'errors', errors: { city: 'Where is that?' } };
  }
  @SlackViewSubmission('built') submitBuilt(@SlackUser() user: string) {
    if (user === '') return SlackView.errors<Employee>({ name: 'Who?' });
    return SlackView.clear();
  }
  @SlackViewSubmission('at-once', { ack: 'immediate' }) async submitAtOnce() {}
  @SlackViewSubmission('by-hand', { ack: 'manual' }) async submitByHand(@Ctx() ctx: SlackContext<'view_submission'>) {
    await ctx.ack(SlackView.clear());
  }
  @SlackViewSubmission('with-response-url') async respondsToMenu(@Ctx() ctx: SlackContext) {
    await ctx.respond('Where the menu says.');
  }
  @SlackOptions('strings') options() {
    return ['red', 'green'];
  }
  @SlackOptions('short') async shortOptions() {
    return [{ text: 'Red', value: 'red' }];
  }
  @SlackOptions({ blockId: 'colours' }) fullOptions() {
    return { options: [{ text: { type: 'plain_text', text: 'Red' }, value: 'red' }] };
  }
  @SlackOptions('grouped') groupedOptions() {
    const options = [{ text: { type: 'plain_text', text: 'Red' }, value: 'red' }];
    return { option_groups: [{ label: { type: 'plain_text', text: 'Warm' }, options }] };
  }
  @SlackOptions('grouped-short') groupedShortOptions() {
    return { option_groups: [{ label: { type: 'plain_text', text: 'Warm' }, options: ['red', 'orange'] }] };
  }
  @SlackOptions('by-hand', { ack: 'manual' }) async optionsByHand(@Ctx() ctx: SlackContext<'options'>) {
    await ctx.ack(['red']);
  }
  @SlackEvent('app_mention') mention(@Payload() event: SlackEventPayload<'app_mention'>) {
    return event.text;
  }
  @SlackMessage() everyMessage() {}
  @SlackMessage('lunch') async *lunch() {
    yield 'soon';
  }
  @SlackShortcut('open') async shortcut(@Ctx() ctx: SlackContext<'shortcut'>) {
    await ctx.openView({ type: 'modal', title: { type: 'plain_text', text: 'Open' }, blocks: [] });
  }
  @SlackFallback('command') unknownCommand() {
    return 'No such command.';
  }
  @SlackFallback() unknown() {}
  @SlackFunction('provision') async provision(@SlackParam('name') name: string, @Ctx() ctx: SlackContext<'function'>) {
    return { url: `https://${name}.db`, by: ctx.userId };
  }
  @SlackFunction('approve', { ack: 'manual' }) async approve(@Ctx() ctx: SlackContext<'function'>) {
    await ctx.completion.complete({ at: ctx.completion.handle });
  }
  @SlackAction('approve') async approved(@Ctx() ctx: SlackContext<'action'>) {
    await ctx.completion?.fail('No.');
  }
}

export class Parameters {
  @SlackCommand('/both') @SlackAction('both') both(@Ctx() ctx: SlackContext<'command' | 'action'>) {
    return `for ${ctx.userId}`;
  }
  @SlackCommand('/wide') wide(@Ctx() ctx: SlackContext) {
    return ctx.app;
  }
  @SlackAction(mergeRequest) element(
    @SlackParam('number', ParseIntPipe) number: number,
    @Payload() action: SlackPayload<'action'>,
  ) {
    return action.type === 'button' ? `${number} ${action.value}` : undefined;
  }
  @SlackAction({ blockId: 'mood', type: 'button' }) value(@SlackActionValue() mood: 'good' | 'bad') {
    return mood;
  }
  @SlackViewSubmission('state') state(@Payload() view: SlackPayload<'view_submission'>) {
    const city = view.state.values['city']?.['city'];
    if (city?.type !== 'plain_text_input') throw new SlackViewException<Employee>({ name: 'Who?' });
  }
  @SlackViewClosed('state') closed(@Payload('private_metadata') draft: string) {
    void draft;
  }
  @SlackEvent('reaction_added') async reaction(@Payload() event: ReactionAddedEvent, @SlackUser() user?: string) {
    void [event.reaction, user];
  }
  @SlackEvent(['reaction_added', 'reaction_removed']) either(
    @Payload() event: SlackEventPayload<'reaction_added' | 'reaction_removed'>,
  ) {
    void event.reaction;
  }
  @SlackEvent('event_of_tomorrow') tomorrow(@Payload() event: SlackEventPayload<'event_of_tomorrow'>) {
    void event['anything'];
  }
  @SlackEvent('*') every(@Payload() event: AnyEvent, @Ctx() ctx: SlackContext<'event'>) {
    void [event.type, ctx.userId];
  }
  @SlackEvent(/^channel_/) channels(@Payload() event: SlackPayload<'event'>) {
    void event.type;
  }
  @SlackEvent({ type: 'message', subtype: 'file_share' }) files(@Payload() event: FileShareMessageEvent) {
    return `${event.files?.length ?? 0} files`;
  }
  @SlackEvent('app_mention') asEvent(@Payload() event: AppMentionEvent, @Ctx() ctx: SlackContext<'event'>) {
    return event.text + (ctx.userId ?? '');
  }
  @SlackEvent('app_mention') asMessage(@Ctx() ctx: SlackContext<'message'>) {
    return ctx.channelId;
  }
  @SlackMessage(/^deploy (?<service>\w+)/) message(
    @SlackParam('service') service: string,
    @Payload() message: GenericMessageEvent,
  ) {
    return service + message.ts;
  }
  @SlackMessageShortcut('quote') quote(@Payload() { message }: SlackPayload<'message_shortcut'>) {
    return message.text;
  }
  @SlackInteraction({ type: 'view_submission', callbackId: 'raw' }) raw(
    @Payload() view: SlackPayload<'view_submission'>,
  ) {
    void view.hash;
    return SlackView.clear();
  }
  @SlackCommand('/params') params(
    @SlackParam('[env]') env: string | undefined,
    @SlackParam('count', new DefaultValuePipe(3), ParseIntPipe) count: number,
    @SlackUser(LoadEmployee) employee: Employee,
    @SlackBody('team_id') team: string,
    @SlackBody('is_enterprise_install', LoadEmployee) piped: Employee,
  ) {
    return `${env}${count}${employee.name}${team}${piped.name}`;
  }
  @SlackCommand('/optional') optional(@SlackParam('[env]') env?: string) {
    return env;
  }
  @SlackCommand('/defaulted') defaulted(@SlackParam('[env]') env = 'staging') {
    return env;
  }
  @SlackCommand('/wider') wider(@SlackParam('id') id: string | number) {
    return String(id);
  }
  @SlackAssistant('context_changed') async looksElsewhere(
    @Payload() event: SlackAssistantPayload<'context_changed'>,
    @Ctx() ctx: SlackContext<'assistant'>,
  ) {
    await ctx.assistant.setTitle(event.assistant_thread.context.channel_id ?? 'nowhere');
  }
  @SlackAssistant('user_message') asMessageOfAThread(@Payload() message: GenericMessageEvent) {
    return message.text;
  }
  @SlackFallback('view_submission') whole(@Payload() body: SlackPayload<'unknown'>, @Ctx() ctx: SlackContext) {
    void [body, ctx];
  }
  // The compiler cannot read the type of a private method. Its parameters are unchecked, its result is checked.
  @SlackCommand('/private') private hidden(@SlackParam('id') id: string) {
    return id;
  }
  callsHidden() {
    return this.hidden('7');
  }
}

export abstract class Inherited<T> {
  @SlackCommand('/base') base(@SlackUser() user: string) {
    return user;
  }
  abstract payload(): T;
  // A type parameter cannot be checked. Declaring the decorator as a `MethodDecorator` disables the check.
  @unchecked takesAny(@Payload() payload: T) {
    return String(payload);
  }
}
