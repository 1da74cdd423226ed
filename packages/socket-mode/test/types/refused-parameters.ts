// Mistakes that must not compile. Each directive says what the compiler must report on the line that follows it: the
// spec of this folder removes the directives and compares.
import { Module, ParseEnumPipe, ParseIntPipe, type PipeTransform } from '@nestjs/common';
import type { AppMentionEvent } from '@slack/types';
import { z } from 'zod';
import {
  Ctx,
  Payload,
  SlackAction,
  SlackActionValue,
  SlackAssistant,
  SlackBody,
  SlackCommand,
  SlackContext,
  SlackEvent,
  SlackFallback,
  SlackInteraction,
  SlackMessage,
  SlackMetadata,
  SlackParam,
  SlackParams,
  slackRoute,
  SlackUser,
  SlackViewException,
  SlackViewState,
  SlackViewSubmission,
  type SlackAssistantPayload,
  type SlackPayload,
} from '@nest-slack/socket-mode';

const mergeRequest = slackRoute('repo/:repo/merge/:number');

enum Stage {
  test = 'test',
  live = 'live',
}

interface Employee {
  readonly name: string;
}

class EmployeeForm {
  name!: string;
}

class LoadEmployee implements PipeTransform<string, Promise<Employee>> {
  async transform(id: string): Promise<Employee> {
    return { name: id };
  }
}

export class Parameters {
  // @ts-expect-error SlackParameterError<"not a parameter for 'event'; the last type is its payload", AppMentionEvent, ReactionAddedEvent>
  @SlackEvent('reaction_added')
  otherEvent(@Payload() _event: AppMentionEvent) {}

  // @ts-expect-error not a parameter for 'assistant'
  @SlackAssistant('thread_started')
  otherMoment(@Payload() _event: SlackAssistantPayload<'context_changed'>) {}

  // @ts-expect-error not a parameter for 'message'
  @SlackMessage('lunch')
  mention(@Payload() _event: AppMentionEvent) {}

  // @ts-expect-error not a parameter for 'command'
  @SlackCommand('/action')
  otherPayload(@Payload() _payload: SlackPayload<'action'>) {}

  // @ts-expect-error not a parameter for 'view_submission'
  @SlackFallback('view_submission')
  partOfTheWhole(@Payload() _view: SlackPayload<'view_submission'>) {}

  // @ts-expect-error SlackTypeError<"not a parameter for 'command'", SlackContext<"assistant">>
  @SlackCommand('/assistant')
  otherContext(@Ctx() _ctx: SlackContext<'assistant'>) {}

  @SlackAction(mergeRequest)
  text(
    // @ts-expect-error SlackTypeError<"delivers another type; use a pipe", string>
    @SlackParam('number') _number: number,
  ) {}

  @SlackAction(mergeRequest)
  piped(
    // @ts-expect-error SlackTypeError<"delivers another type; use a pipe", number>
    @SlackParam('number', ParseIntPipe) _number: string,
  ) {}

  @SlackCommand('/maybe')
  maybe(
    // @ts-expect-error SlackTypeError<"delivers another type; use a pipe", string | undefined>
    @SlackParam('[env]') _env: string,
  ) {}

  @SlackCommand('/flag --force')
  flag(
    // @ts-expect-error SlackTypeError<"delivers another type; use a pipe", boolean>
    @SlackParam('--force') _isForced: string,
  ) {}

  @SlackCommand('/narrow')
  narrow(
    // @ts-expect-error delivers another type; use a pipe
    @SlackParam('env') _env: 'prod' | 'staging',
  ) {}

  @SlackCommand('/user')
  user(
    // @ts-expect-error delivers another type; use a pipe
    @SlackUser(LoadEmployee) _user: { readonly mail: string },
  ) {}

  @SlackCommand('/enum')
  enum(
    // @ts-expect-error SlackTypeError<"delivers another type; use a pipe", Stage>
    @SlackParam('env', new ParseEnumPipe(Stage)) _env: number,
  ) {}

  @SlackAction('pick')
  value(
    // @ts-expect-error delivers another type; use a pipe
    @SlackActionValue(ParseIntPipe) _value: string,
  ) {}

  @SlackCommand('/body')
  body(
    // @ts-expect-error delivers another type; use a pipe
    @SlackBody('user_id', LoadEmployee) _user: string,
  ) {}
}

export class Bound {
  @SlackViewSubmission('class')
  otherClass(
    // @ts-expect-error SlackTypeError<"delivers another type; use a pipe", EmployeeForm>
    @SlackViewState(EmployeeForm) _form: { readonly mail: string },
  ) {}

  @SlackViewSubmission('schema')
  otherSchema(
    // @ts-expect-error delivers another type; use a pipe
    @SlackMetadata({ schema: z.object({ city: z.string() }) }) _form: EmployeeForm,
  ) {}

  @SlackCommand('/move :city')
  unnamed(
    // @ts-expect-error No overload matches this call
    @SlackParams(z.object({ city: z.string() })) _args: { readonly city: string },
  ) {}
}

export class Places {
  // @ts-expect-error Argument of type '"deploy"' is not assignable
  @SlackCommand('deploy')
  withoutSlash() {}

  // @ts-expect-error is not assignable to parameter of type 'never'
  @SlackCommand('/property')
  property = 1;

  // @ts-expect-error Expected 1 arguments, but got 0
  readonly withoutValues = mergeRequest();

  // @ts-expect-error 'ticket' does not exist
  readonly otherValues = mergeRequest({ ticket: 7 });

  // @ts-expect-error Argument of type '"thread_ended"' is not assignable
  @SlackAssistant('thread_ended')
  noSuchMoment() {}

  // @ts-expect-error 'actionId' does not exist
  @SlackInteraction({ type: 'interactive_message', actionId: 'approve' })
  otherTime() {}

  // @ts-expect-error 'name' does not exist
  @SlackInteraction({ type: 'dialog_submission', name: 'title' })
  noElement() {}

  // @ts-expect-error not a parameter for 'dialog_submission'
  @SlackInteraction({ type: 'dialog_submission', callbackId: 'ticket' })
  dialogAsView(@Payload() view: SlackPayload<'view_submission'>) {
    return void view;
  }

  // @ts-expect-error 'callbackId' does not exist
  @SlackInteraction({ type: 'block_actions', callbackId: 'view' })
  otherCondition() {}

  async uses(ctx: SlackContext<'view_submission'>) {
    // @ts-expect-error 'ctx.completion' is possibly 'null'
    await ctx.completion.complete();
    // @ts-expect-error This expression is not callable
    await ctx.respond('no response_url');
    // @ts-expect-error 'nmae' does not exist
    throw new SlackViewException<Employee>({ nmae: 'misspelt' });
  }
}

// @ts-expect-error Unable to resolve signature of class decorator
@SlackCommand('/class')
@Module({})
export class OnAClass {}

export abstract class Generic<T> {
  // @ts-expect-error not a parameter for 'command'
  @SlackCommand('/generic')
  takesAny(@Payload() _payload: T) {}
}
