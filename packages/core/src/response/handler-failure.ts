import { ForbiddenException, HttpException } from '@nestjs/common';
import { FORBIDDEN_MESSAGE } from '@nestjs/core/internal';
import { RpcException } from '@nestjs/microservices/exceptions/rpc-exception.js';
import type { SlackReply } from './handler-response-types.js';
import { isJsonObject, textAt } from '../envelope/json.js';
import { SlackException } from '../exceptions/slack.exception.js';
import { SlackInputException } from '../exceptions/slack-input.exception.js';
import { SlackSayException } from '../exceptions/slack-say.exception.js';
import { SlackUserException } from '../exceptions/slack-user.exception.js';
import { SlackViewException } from '../exceptions/slack-view.exception.js';
import type { HandlerStage } from '../handler/handler-outcome.js';

/** What an error that no filter took means for the payload and for the user. */
export type HandlerFailure =
  /** The author's word for the user. */
  | { readonly kind: 'told'; readonly reply: SlackReply }
  /** Errors on the fields of a form. */
  | { readonly kind: 'fields'; readonly errors: Readonly<Record<string, string>> }
  /** What the user entered doesn't fit: errors on the fields of a form, and a text for where there is none. */
  | { readonly kind: 'input'; readonly errors: Readonly<Record<string, string>>; readonly text: string }
  /** A guard said no, and nothing more. */
  | { readonly kind: 'forbidden' }
  /** What was asked for is refused with a text, as HTTP does it: a wrong input, a thing that isn't there. */
  | {
      readonly kind: 'refused';
      readonly text: string;
      /** A pipe found what the user wrote to be wrong. */
      readonly isInput: boolean;
    }
  /** Repeating can't mend it. */
  | { readonly kind: 'final' }
  /** Anything else: it may work the next time. */
  | { readonly kind: 'repeatable' };

/** What Nest says where an author said nothing. */
const WORDLESS: ReadonlySet<string> = new Set([FORBIDDEN_MESSAGE, new ForbiddenException().message]);

/** Pipes say so of what they can't read; they say another thing (404) of what they can't find. */
const WRONG_INPUT: ReadonlySet<number> = new Set([400, 422]);

/** Sorts an error by what can be done about it. */
export function toHandlerFailure(error: unknown, stage: HandlerStage): HandlerFailure {
  if (error instanceof SlackUserException) return { kind: 'told', reply: error.reply };
  if (error instanceof SlackViewException) return { kind: 'fields', errors: textsOf(error.errors) };
  if (error instanceof SlackInputException) return { kind: 'input', errors: error.errors, text: error.message };
  if (error instanceof SlackSayException && error.isTemporary) return { kind: 'repeatable' };
  if (error instanceof SlackException) return { kind: 'final' };
  if (error instanceof RpcException) {
    const text = wordsOf(error.getError());
    if (text !== null) return { kind: 'refused', text, isInput: false };
  }
  if (error instanceof HttpException) {
    const status = error.getStatus();
    if (stage === 'guard' && status === 403 && WORDLESS.has(error.message)) return { kind: 'forbidden' };
    if (status >= 400 && status < 500) {
      const isInput = stage === 'pipe' && WRONG_INPUT.has(status);
      return { kind: 'refused', text: messageOf(error), isInput };
    }
  }
  return stage === 'pipe' ? { kind: 'final' } : { kind: 'repeatable' };
}

/** What a failure says to its user where there is no form, if it is for people; empty when it has no text. */
export function toUserMessage(failure: HandlerFailure): string | null {
  switch (failure.kind) {
    case 'told':
      return failure.reply.text ?? '';
    case 'fields':
      return Object.values(failure.errors).join('\n');
    case 'input':
    case 'refused':
      return failure.text;
    default:
      return null;
  }
}

const textsOf = (errors: object): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ ...errors }).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );

/** What an author says to whoever called; an error that was wrapped is nothing for them. */
function wordsOf(error: unknown): string | null {
  if (typeof error === 'string') return error === '' ? null : error;
  return isJsonObject(error) && !(error instanceof Error) ? textAt(error, 'message') : null;
}

/** Validation collects its messages in an array. */
function messageOf(error: HttpException): string {
  const response = error.getResponse();
  const message: unknown = isJsonObject(response) ? response['message'] : response;
  if (Array.isArray(message)) return message.join('\n');
  return typeof message === 'string' ? message : error.message;
}
