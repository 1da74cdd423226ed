import { Injectable } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Type } from 'class-transformer';
import { IsEmail, IsIn, IsOptional, IsPositive, Length, ValidateNested, IsString, ArrayMaxSize } from 'class-validator';
import * as v from 'valibot';
import { z } from 'zod';
import {
  Ctx,
  SlackContext,
  SlackShortcut,
  SlackViewClosed,
  SlackViewException,
  SlackViewState,
  SlackViewSubmission,
} from '../../src/index.js';
import { modal, plain, textInput } from '../support/block-kit.js';
import { Bot } from '../support/bot.js';

class TicketForm {
  @Length(3, 80, { message: 'Say a little more.' }) title!: string;
  @IsOptional() @Type(() => Number) @IsPositive() amount?: number;
  @IsIn(['low', 'high']) urgency = 'low';
  note?: string;
}

const ticketSchema = z.object({
  title: z.string().min(3, 'Say a little more.'),
  amount: z.coerce.number().positive().optional(),
  urgency: z.enum(['low', 'high']).default('low'),
});

const blocks = [textInput('amount'), textInput('title'), textInput('urgency'), textInput('note')];

const option = (value: string) => ({ text: plain(value), value });

class Stop {
  @IsEmail() mail!: string;
}

class Route {
  @ValidateNested() @Type(() => Stop) stops!: Stop;
  @ArrayMaxSize(1) @IsString({ each: true }) days!: string[];
}

/** The arguments of the handlers, in order. */
@Injectable()
class FormBot {
  readonly given: unknown[] = [];

  @SlackShortcut('open/:form')
  async open(@Ctx() ctx: SlackContext<'shortcut'>): Promise<void> {
    await ctx.openView(modal(ctx.params['form'] ?? '', blocks));
  }

  @SlackShortcut('open-route')
  async openRoute(@Ctx() ctx: SlackContext<'shortcut'>): Promise<void> {
    const days = { type: 'checkboxes' as const, action_id: 'days_boxes', options: [option('mon'), option('tue')] };
    await ctx.openView(
      modal('route', [
        { type: 'input', block_id: 'days', optional: true, label: plain('Days'), element: days },
        textInput('stops'),
      ]),
    );
  }

  @SlackViewSubmission('declared')
  declared(@SlackViewState() form: TicketForm): void {
    this.given.push(form);
    if (form.title === 'taken') throw new SlackViewException<TicketForm>({ title: 'There is one already.' });
  }

  @SlackViewSubmission('named')
  named(@SlackViewState(TicketForm) form: object): void {
    this.given.push(form);
  }

  @SlackViewSubmission('zod')
  zod(@SlackViewState({ schema: ticketSchema }) form: z.infer<typeof ticketSchema>): void {
    this.given.push(form);
  }

  @SlackViewSubmission('valibot')
  valibot(
    @SlackViewState({ schema: v.object({ title: v.pipe(v.string(), v.minLength(3, 'Say a little more.')) }) })
    form: { title: string },
  ): void {
    this.given.push(form);
  }

  @SlackViewSubmission('whole')
  whole(
    @SlackViewState({
      schema: z.looseObject({}).refine(({ amount, title }) => amount !== title, 'Both are the same.'),
    })
    form: object,
  ): void {
    this.given.push(form);
  }

  @SlackViewClosed(/^/)
  closed(): void {}

  @SlackViewSubmission('immediate', { ack: 'immediate' })
  immediate(@SlackViewState() form: TicketForm): void {
    this.given.push(form);
  }

  @SlackViewSubmission('route')
  route(@SlackViewState() form: Route): void {
    this.given.push(form);
  }
}

describe('@SlackViewState()', () => {
  let bot: Bot;
  const given = () => bot.app.get(FormBot).given.splice(0);
  const submit = async (form: string, values: Readonly<Record<string, string | string[]>>, by = `open/${form}`) => {
    const ann = bot.slack.user('ann');
    await ann.shortcut(by);
    const { problem } = await ann.submit(await bot.slack.waitForView('ann'), values);
    expect(problem).toBeUndefined();
    return ann.views.at(-1)?.errors;
  };

  beforeAll(async () => {
    bot = await Bot.start({ providers: [FormBot] });
  });
  afterEach(async () => {
    const ann = bot.slack.user('ann');
    while (ann.views.length > 0) await ann.closeView(ann.views.at(-1));
  });
  afterAll(async () => {
    await bot[Symbol.asyncDispose]();
  });

  it('returns an instance of the declared class of the parameter, converted and with its defaults', async () => {
    expect(await submit('declared', { title: 'Lunch', amount: '7', note: 'for two' })).toBeUndefined();
    const [form] = given();
    expect(form).toBeInstanceOf(TicketForm);
    expect({ ...Object(form) }).toEqual({ title: 'Lunch', amount: 7, urgency: 'low', note: 'for two' });
  });

  it('returns an instance of the class that the decorator names', async () => {
    await submit('named', { title: 'Lunch', urgency: 'high' });
    const [form] = given();
    expect(form).toBeInstanceOf(TicketForm);
    expect(form).toMatchObject({ title: 'Lunch', urgency: 'high' });
  });

  it('returns the output of a schema', async () => {
    await submit('zod', { title: 'Lunch', amount: '7', note: 'for two' });
    expect(given()).toEqual([{ title: 'Lunch', amount: 7, urgency: 'low' }]);
    await submit('valibot', { title: 'Lunch', amount: '7' });
    expect(given()).toEqual([{ title: 'Lunch' }]);
  });

  it.each([
    ['declared', { title: 'Say a little more.', amount: 'amount must be a positive number' }],
    ['named', { title: 'Say a little more.', amount: 'amount must be a positive number' }],
    ['zod', { title: 'Say a little more.', amount: expect.stringContaining('>0') }],
    ['valibot', { title: 'Say a little more.' }],
  ])('keeps the form open with each error on its input: %s', async (form, errors) => {
    expect(await submit(form, { title: 'Lu', amount: '-7' })).toEqual(errors);
    expect(given()).toEqual([]);
  });

  it('reports an empty required field', async () => {
    expect(await submit('declared', { amount: '7' })).toEqual({ title: 'Say a little more.' });
    expect(await submit('zod', { amount: '7' })).toEqual({ title: expect.stringContaining('expected string') });
  });

  it('reports an error without a field on the first input', async () => {
    expect(await submit('whole', { title: '7', amount: '7' })).toEqual({ amount: 'Both are the same.' });
  });

  it('reports the errors of the handler on the same fields', async () => {
    expect(await submit('declared', { title: 'taken' })).toEqual({ title: 'There is one already.' });
    given();
  });

  it('merges the errors of nested properties into the text of their field', async () => {
    const errors = await submit('route', { days: ['mon', 'tue'], stops: 'x' }, 'open-route');
    expect(errors).toEqual({
      days: 'days must contain no more than 1 elements',
      stops: expect.stringContaining('nested property stops must be either object or array'),
    });
  });

  it('reports errors in a message if the form is already closed', async () => {
    await submit('immediate', { title: 'Lu' });
    const message = await bot.slack.waitForMessage(({ text }) => text.includes('Say a little more.'));
    expect(message.text).toBe('title: Say a little more.');
    expect(given()).toEqual([]);
  });

  it('logs invalid input at debug level only', () => {
    expect([...bot.log.find('error', ''), ...bot.log.find('warn', '')]).toEqual([]);
  });
});
