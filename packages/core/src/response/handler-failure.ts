import { ForbiddenException, HttpException } from '@nestjs/common';
import { FORBIDDEN_MESSAGE, RpcException } from '../nest-internals.js';
import type { SlackReply } from './handler-response-types.js';
import { isJsonObject, textAt } from '../envelope/json.js';
import { SlackException } from '../exceptions/slack.exception.js';
import { SlackInputException, SlackUserException, SlackViewException } from '../exceptions/user-facing.exceptions.js';
import { SlackSayException } from '../exceptions/delivery.exceptions.js';
import type { HandlerStage } from '../handler/await-result.js';

/** What an unhandled error means for the payload and the user. */
export type HandlerFailure =
  /** A `SlackUserException`: a message for the user. */
  | { readonly kind: 'user_message'; readonly reply: SlackReply }
  /** Errors for the fields of a view. */
  | { readonly kind: 'field_errors'; readonly errors: Readonly<Record<string, string>> }
  /** Invalid input: errors for the fields of a view, and one text for other kinds. */
  | { readonly kind: 'invalid_input'; readonly errors: Readonly<Record<string, string>>; readonly text: string }
  /** A guard denied access without a message. */
  | { readonly kind: 'forbidden' }
  /** An HTTP 4xx exception or `RpcException` with a text for the user. */
  | {
      readonly kind: 'rejected';
      readonly text: string;
      /** Whether a pipe rejected the user's input. */
      readonly isInput: boolean;
    }
  /** A redelivery would fail again. */
  | { readonly kind: 'permanent' }
  /** Any other error: a redelivery may succeed. */
  | { readonly kind: 'retryable' };

/** Nest's messages when a guard gives none. */
const DEFAULT_FORBIDDEN_MESSAGES: ReadonlySet<string> = new Set([FORBIDDEN_MESSAGE, new ForbiddenException().message]);

/** The statuses that pipes throw for invalid input; for a missing entity they throw 404. */
const INPUT_ERROR_STATUSES: ReadonlySet<number> = new Set([400, 422]);

/** Classifies an unhandled error. */
export function toHandlerFailure(error: unknown, stage: HandlerStage): HandlerFailure {
  if (error instanceof SlackUserException) return { kind: 'user_message', reply: error.reply };
  if (error instanceof SlackViewException) return { kind: 'field_errors', errors: selectTexts(error.errors) };
  if (error instanceof SlackInputException) return { kind: 'invalid_input', errors: error.errors, text: error.message };
  if (error instanceof SlackSayException && error.isTemporary) return { kind: 'retryable' };
  if (error instanceof SlackException) return { kind: 'permanent' };
  if (error instanceof RpcException) {
    const text = getRpcErrorText(error.getError());
    if (text !== null) return { kind: 'rejected', text, isInput: false };
  }
  if (error instanceof HttpException) {
    const status = error.getStatus();
    if (stage === 'guard' && status === 403 && DEFAULT_FORBIDDEN_MESSAGES.has(error.message))
      return { kind: 'forbidden' };
    if (status >= 400 && status < 500) {
      const isInput = stage === 'pipe' && INPUT_ERROR_STATUSES.has(status);
      return { kind: 'rejected', text: getHttpErrorText(error), isInput };
    }
  }
  return stage === 'pipe' ? { kind: 'permanent' } : { kind: 'retryable' };
}

/** Returns a failure's text for the user; empty when the message has no text, null when the failure is not for users. */
export function toUserMessage(failure: HandlerFailure): string | null {
  switch (failure.kind) {
    case 'user_message':
      return failure.reply.text ?? '';
    case 'field_errors':
      return Object.values(failure.errors).join('\n');
    case 'invalid_input':
    case 'rejected':
      return failure.text;
    default:
      return null;
  }
}

const selectTexts = (errors: object): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ ...errors }).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );

/** Returns the text of an `RpcException`, which is for the caller; a wrapped error is not. */
function getRpcErrorText(error: unknown): string | null {
  if (typeof error === 'string') return error === '' ? null : error;
  return isJsonObject(error) && !(error instanceof Error) ? textAt(error, 'message') : null;
}

/** `ValidationPipe` puts its messages in an array. */
function getHttpErrorText(error: HttpException): string {
  const response = error.getResponse();
  const message: unknown = isJsonObject(response) ? response['message'] : response;
  if (Array.isArray(message)) return message.join('\n');
  return typeof message === 'string' ? message : error.message;
}
