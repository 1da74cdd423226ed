import { Injectable } from '@nestjs/common';
import type { Exchange, FormValues, Message, View } from '@nest-slack/emulator';
import type { ModalView } from '@slack/types';
import {
  Ctx,
  Payload,
  SlackContext,
  SlackOptions,
  SlackShortcut,
  type SlackSocketModeOptions,
  SlackViewSubmission,
  type SlackViewResponse,
} from '../../src/index.js';
import { modal } from './block-kit.js';
import { Bot } from './bot.js';
import { Gate } from './gate.js';
import { unchecked } from './unchecked.js';

type Submission = SlackContext<'view_submission'>;

/** Opens a form and handles its submission slowly. */
@Injectable()
export class LateFormBot {
  form: ModalView = modal('form');
  gate = new Gate();
  submitted: Submission[] = [];
  /** The function that the handlers call after the gate opens. */
  outcome: (ctx: Submission) => unknown = () => undefined;

  @SlackShortcut('open')
  async open(@Ctx() ctx: SlackContext<'shortcut'>): Promise<void> {
    await ctx.openView(this.form);
  }

  /** Returns the search text as an option of the select in the form. */
  @SlackOptions('a')
  find(@Payload('value') typed: string): string[] {
    return [typed];
  }

  @SlackViewSubmission('form')
  async submit(@Ctx() ctx: Submission): Promise<SlackViewResponse | void> {
    return this.#answer(ctx);
  }

  @SlackViewSubmission('immediate', { ack: 'immediate' })
  async immediate(@Ctx() ctx: Submission): Promise<void> {
    await this.#answer(ctx);
  }

  @SlackViewSubmission('manual', { ack: 'manual' })
  async manual(@Ctx() ctx: Submission): Promise<SlackViewResponse | void> {
    return this.#answer(ctx);
  }

  async #answer(ctx: Submission): Promise<SlackViewResponse | void> {
    this.submitted.push(ctx);
    await this.gate.pass();
    return unchecked(await this.outcome(ctx));
  }
}

/** A user with an open form of a slow bot. */
export class LateForm implements AsyncDisposable {
  private constructor(
    readonly bot: Bot,
    readonly handlers: LateFormBot,
  ) {}

  static async start(options: SlackSocketModeOptions = {}): Promise<LateForm> {
    const bot = await Bot.start({ providers: [LateFormBot], options: { ackDeadlineMs: 150, ...options } });
    return new LateForm(bot, bot.app.get(LateFormBot));
  }

  get ann() {
    return this.bot.slack.user('ann');
  }

  /** The view on top of the user's stack. */
  get top(): View | undefined {
    return this.ann.views.at(-1);
  }

  /** Opens the form. */
  async open(): Promise<View> {
    await this.ann.shortcut('open');
    return this.opened();
  }

  /** The view on top. @throws Error when there is none */
  async opened(): Promise<View> {
    return this.bot.slack.waitFor('a view', () => this.top);
  }

  /** Opens and submits the form; resolves when it is acked. */
  async submit(values: FormValues = {}): Promise<Exchange> {
    return this.submitAgain(await this.open(), values);
  }

  async submitAgain(view: View, values: FormValues = {}): Promise<Exchange> {
    this.handlers.gate = new Gate();
    return this.ann.submit(view, values);
  }

  /** Resolves after the ack deadline, for any result of the ack. */
  async pending(): Promise<void> {
    await this.bot.slack.waitFor('the deadline', () =>
      this.handlers.submitted.find(({ answerable }) => answerable === 'view'),
    );
  }

  /** Completes the handler with this outcome; resolves to the view that matches. */
  async end(outcome: LateFormBot['outcome'], where: (view: View) => boolean): Promise<View> {
    this.handlers.outcome = outcome;
    this.handlers.gate.open();
    return this.bot.slack.waitForView('ann', { where });
  }

  /** Completes the handler with this outcome; resolves to the message that matches. */
  async endTold(outcome: LateFormBot['outcome'], text: string | RegExp): Promise<Message> {
    this.handlers.outcome = outcome;
    this.handlers.gate.open();
    return this.bot.slack.waitForMessage(text);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.bot[Symbol.asyncDispose]();
  }
}

/** The texts of a view, block by block. */
export const textsIn = (view: View | undefined): string[] =>
  (view?.blocks ?? []).map(block => JSON.stringify(block)).map(json => /"text":"([^"]*)"/.exec(json)?.[1] ?? '');

/** Whether a view contains this text. */
export const says = (text: string) => (view: View) => textsIn(view).includes(text);

/** A handler that throws an error. */
export const fails = (error: Error) => () => {
  throw error;
};
