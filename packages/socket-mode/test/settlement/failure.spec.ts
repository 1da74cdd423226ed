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
import { SlackSayException } from '../../../core/src/exceptions/slack-say.exception.js';
import { SlackUserException } from '../../../core/src/exceptions/slack-user.exception.js';
import { SlackViewException } from '../../../core/src/exceptions/slack-view.exception.js';
import { SlackException } from '../../../core/src/exceptions/slack.exception.js';
import { toHandlerFailure } from '../../../core/src/response/handler-failure.js';

describe('an error', () => {
  it('with words for the user is told to them', () => {
    const error = new SlackUserException('There is no ticket 7.');
    expect(toHandlerFailure(error, 'handler')).toEqual({ kind: 'told', reply: { text: 'There is no ticket 7.' } });
    const reply = { blocks: [{ type: 'divider' as const }] };
    expect(toHandlerFailure(new SlackUserException(reply), 'guard')).toEqual({ kind: 'told', reply });
  });

  it('on fields is shown on them, those without a text left out', () => {
    const errors: { title?: string; urgency?: string } = { title: 'Too short.' };
    expect(toHandlerFailure(new SlackViewException<{ title: string; urgency: string }>(errors), 'handler')).toEqual({
      kind: 'fields',
      errors: { title: 'Too short.' },
    });
  });

  it('that is a guard’s refusal is forbidden', () => {
    expect(toHandlerFailure(new ForbiddenException(), 'guard')).toEqual({ kind: 'forbidden' });
    expect(toHandlerFailure(new ForbiddenException('Forbidden resource'), 'guard')).toEqual({ kind: 'forbidden' });
  });

  it('that is a guard’s refusal in its author’s words keeps them', () => {
    expect(toHandlerFailure(new ForbiddenException('You are not on call.'), 'guard')).toEqual({
      kind: 'refused',
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
  ])('of the 4xx kind is a refusal with a text: %p', (error, text) => {
    expect(toHandlerFailure(error, 'handler')).toEqual({ kind: 'refused', text, isInput: false });
  });

  it('of a pipe is the input’s, where it says that it can’t read it', () => {
    const refused = toHandlerFailure(new BadRequestException('No number.'), 'pipe');
    expect(refused).toEqual({ kind: 'refused', text: 'No number.', isInput: true });
    expect(toHandlerFailure(new HttpException('Too long.', 422), 'pipe')).toMatchObject({ isInput: true });
    expect(toHandlerFailure(new NotFoundException('No such ticket.'), 'pipe')).toMatchObject({ isInput: false });
  });

  it('of a message that Slack takes later may be mended by repeating', () => {
    const refused = new SlackSayException('rate_limited', 'Not now.', [], true);
    expect(toHandlerFailure(refused, 'handler')).toEqual({ kind: 'repeatable' });
    expect(toHandlerFailure(new SlackSayException('no_text', 'Nothing.', [], false), 'handler')).toEqual({
      kind: 'final',
    });
  });

  it.each([
    ['There is no ticket 7.', 'There is no ticket 7.'],
    [{ message: 'There is no ticket 7.', status: 'error' }, 'There is no ticket 7.'],
  ])('of Nest’s transports is a refusal with its text: %j', (words, text) => {
    expect(toHandlerFailure(new RpcException(words), 'handler')).toEqual({ kind: 'refused', text, isInput: false });
  });

  it.each([[new Error('The database at 10.0.0.7 is gone.')], [{ code: 7 }], ['']])(
    'of Nest’s transports without words for people says nothing of what is in it: %p',
    error => {
      expect(toHandlerFailure(new RpcException(error), 'handler')).toEqual({ kind: 'repeatable' });
    },
  );

  it.each([new SlackException('no_channel', 'Nowhere to say it.')])('that is the author’s word is final: %p', error => {
    expect(toHandlerFailure(error, 'handler')).toEqual({ kind: 'final' });
  });

  it('in a pipe is final: the same input fails again', () => {
    expect(toHandlerFailure(new Error('not a number'), 'pipe')).toEqual({ kind: 'final' });
  });

  it.each([
    new InternalServerErrorException(),
    new HttpException('Gateway.', 502),
    new Error('The database is gone.'),
    'a text',
    undefined,
    null,
    Object.create(null),
  ])('of any other kind may not come the next time: %p', error => {
    expect(toHandlerFailure(error, 'handler')).toEqual({ kind: 'repeatable' });
    expect(toHandlerFailure(error, 'guard')).toEqual({ kind: 'repeatable' });
  });
});
