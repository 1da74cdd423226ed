import {
  BadRequestException,
  ForbiddenException,
  HttpException,
  InternalServerErrorException,
  NotFoundException,
  UnauthorizedException,
} from '@nestjs/common';
import { RpcException } from '@nestjs/microservices';
import { describe, expect, it } from '@jest/globals';
import { SlackSayException } from '../../../core/src/exceptions/delivery.exceptions.js';
import { SlackUserException, SlackViewException } from '../../../core/src/exceptions/user-facing.exceptions.js';
import { SlackException } from '../../../core/src/exceptions/slack.exception.js';
import { toHandlerFailure } from '../../../core/src/response/handler-failure.js';

describe('toHandlerFailure()', () => {
  it('returns the message of a SlackUserException', () => {
    const error = new SlackUserException('There is no ticket 7.');
    expect(toHandlerFailure(error, 'handler')).toEqual({
      kind: 'user_message',
      reply: { text: 'There is no ticket 7.' },
    });
    const reply = { blocks: [{ type: 'divider' as const }] };
    expect(toHandlerFailure(new SlackUserException(reply), 'guard')).toEqual({ kind: 'user_message', reply });
  });

  it('returns the field errors of a SlackViewException without empty fields', () => {
    const errors: { title?: string; urgency?: string } = { title: 'Too short.' };
    expect(toHandlerFailure(new SlackViewException<{ title: string; urgency: string }>(errors), 'handler')).toEqual({
      kind: 'field_errors',
      errors: { title: 'Too short.' },
    });
  });

  it('returns `forbidden` for a guard that denies access without a message', () => {
    expect(toHandlerFailure(new ForbiddenException(), 'guard')).toEqual({ kind: 'forbidden' });
    expect(toHandlerFailure(new ForbiddenException('Forbidden resource'), 'guard')).toEqual({ kind: 'forbidden' });
  });

  it('keeps the message of a guard’s ForbiddenException', () => {
    expect(toHandlerFailure(new ForbiddenException('You are not on call.'), 'guard')).toEqual({
      kind: 'rejected',
      text: 'You are not on call.',
      isInput: false,
    });
  });

  it.each([
    [new NotFoundException('No such ticket.'), 'No such ticket.'],
    [new UnauthorizedException('Sign in first.'), 'Sign in first.'],
    [new ForbiddenException('Admins only.'), 'Admins only.'],
    [new BadRequestException(['title is short', 'urgency is odd']), 'title is short\nurgency is odd'],
    [new HttpException('I am a teapot.', 418), 'I am a teapot.'],
    [new HttpException({ code: 7 }, 422), 'Http Exception'],
  ])('returns `rejected` with the message for a 4xx exception: %p', (error, text) => {
    expect(toHandlerFailure(error, 'handler')).toEqual({ kind: 'rejected', text, isInput: false });
  });

  it('marks a 400 or 422 exception of a pipe as invalid input', () => {
    const refused = toHandlerFailure(new BadRequestException('No number.'), 'pipe');
    expect(refused).toEqual({ kind: 'rejected', text: 'No number.', isInput: true });
    expect(toHandlerFailure(new HttpException('Too long.', 422), 'pipe')).toMatchObject({ isInput: true });
    expect(toHandlerFailure(new NotFoundException('No such ticket.'), 'pipe')).toMatchObject({ isInput: false });
  });

  it('returns `retryable` for a temporary SlackSayException', () => {
    const refused = new SlackSayException('rate_limited', 'Not now.', [], true);
    expect(toHandlerFailure(refused, 'handler')).toEqual({ kind: 'retryable' });
    expect(toHandlerFailure(new SlackSayException('no_text', 'Nothing.', [], false), 'handler')).toEqual({
      kind: 'permanent',
    });
  });

  it.each([
    ['There is no ticket 7.', 'There is no ticket 7.'],
    [{ message: 'There is no ticket 7.', status: 'error' }, 'There is no ticket 7.'],
  ])('returns `rejected` with the text of an RpcException: %j', (words, text) => {
    expect(toHandlerFailure(new RpcException(words), 'handler')).toEqual({ kind: 'rejected', text, isInput: false });
  });

  it.each([[new Error('The database at 10.0.0.7 is gone.')], [{ code: 7 }], ['']])(
    'returns `retryable` for an RpcException without a text, and does not reveal its contents: %p',
    error => {
      expect(toHandlerFailure(new RpcException(error), 'handler')).toEqual({ kind: 'retryable' });
    },
  );

  it.each([new SlackException('no_channel', 'Nowhere to say it.')])(
    'returns `permanent` for a SlackException: %p',
    error => {
      expect(toHandlerFailure(error, 'handler')).toEqual({ kind: 'permanent' });
    },
  );

  it('returns `permanent` for any other error of a pipe, because the same input fails again', () => {
    expect(toHandlerFailure(new Error('not a number'), 'pipe')).toEqual({ kind: 'permanent' });
  });

  it.each([
    new InternalServerErrorException(),
    new HttpException('Gateway.', 502),
    new Error('The database is gone.'),
    'a text',
    undefined,
    null,
    Object.create(null),
  ])('returns `retryable` for any other error: %p', error => {
    expect(toHandlerFailure(error, 'handler')).toEqual({ kind: 'retryable' });
    expect(toHandlerFailure(error, 'guard')).toEqual({ kind: 'retryable' });
  });
});
