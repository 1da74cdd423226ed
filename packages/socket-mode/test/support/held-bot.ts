import { Injectable } from '@nestjs/common';
import {
  Ctx,
  Payload,
  SlackAction,
  SlackCommand,
  SlackContext,
  SlackEvent,
  SlackMessageShortcut,
  SlackOptions,
  SlackShortcut,
  type SlackSocketModeOptions,
  SlackSocketModeStrategy,
  SlackViewSubmission,
} from '../../src/index.js';
import { modal, textInput } from './block-kit.js';
import { Bot, type BotParts } from './bot.js';
import { Gate } from './gate.js';
import { until } from './until.js';

/** What handlers have begun and ended, by the names of their payloads; those held wait until they are let go. */
@Injectable()
export class HeldWork {
  readonly begun: string[] = [];
  readonly ended: string[] = [];
  readonly #gates = new Map<string, Gate>();

  /** Has the runs of these names wait. */
  hold(...names: readonly string[]): void {
    for (const name of names) this.#gates.set(name, new Gate());
  }

  /** Lets them go on. */
  release(...names: readonly string[]): void {
    for (const name of names) this.#gates.get(name)?.open();
  }

  async run(name: string): Promise<void> {
    this.begun.push(name);
    await this.#gates.get(name)?.pass();
    this.ended.push(name);
  }
}

/** A bot of every kind of handler, whose work a test holds back. */
@Injectable()
export class HeldBot {
  constructor(private readonly work: HeldWork) {}

  @SlackEvent('team_join')
  async joined(@Payload('user.id') name: string): Promise<void> {
    await this.work.run(name);
  }

  @SlackEvent('user_change')
  async first(@Payload('user.id') name: string): Promise<void> {
    await this.work.run(`first ${name}`);
  }

  @SlackEvent('user_change')
  async second(@Payload('user.id') name: string): Promise<void> {
    await this.work.run(`second ${name}`);
  }

  @SlackEvent('emoji_changed', { ack: 'immediate' })
  async immediate(@Payload('name') name: string): Promise<void> {
    await this.work.run(name);
  }

  /** In a channel, by a person. */
  @SlackEvent('reaction_added')
  async reacted(@Payload('reaction') name: string): Promise<void> {
    await this.work.run(name);
  }

  @SlackCommand('/do')
  async command(@Payload('text') name: string) {
    await this.work.run(name);
    return `Did ${name}.`;
  }

  @SlackCommand('/form')
  async form(@Ctx() ctx: SlackContext<'command'>): Promise<void> {
    await ctx.openView(modal('form', [textInput('title')]));
  }

  @SlackViewSubmission('form')
  async submit(): Promise<void> {
    await this.work.run('submission');
  }

  @SlackAction('button')
  async click(): Promise<void> {
    await this.work.run('click');
  }

  @SlackOptions('menu')
  async suggest() {
    await this.work.run('suggestion');
    return ['one'];
  }

  @SlackShortcut('shortcut')
  async shortcut(): Promise<void> {
    await this.work.run('shortcut');
  }

  @SlackShortcut('immediate', { ack: 'immediate' })
  async immediately(): Promise<void> {
    await this.work.run('immediate');
  }

  @SlackMessageShortcut('message_shortcut')
  async messageShortcut(): Promise<void> {
    await this.work.run('message shortcut');
  }
}

/** Has an event delivered to the bot. */
export const join = (bot: Bot, name: string, options: Parameters<Bot['slack']['deliverEvent']>[1] = {}) =>
  bot.slack.deliverEvent({ type: 'team_join', user: { id: name } }, options);

/** What the default app has counted. */
export const countsOf = (bot: Bot) => bot.app.get(SlackSocketModeStrategy).counts['default'];

/** Slack waits that long for an ack, and the bot that much shorter. */
export const ACK_TIMEOUT_MS = 900;
export const ACK_DEADLINE_MS = 400;

/** Boots a bot whose work is held back, on a Slack that is sooner at its deadlines. */
export async function startHeld(options: SlackSocketModeOptions = {}, slack: BotParts['slack'] = {}) {
  const bot = await Bot.start({
    providers: [HeldWork, HeldBot],
    slack: { ackTimeoutMs: ACK_TIMEOUT_MS, redeliveryDelaysMs: [], ...slack },
    options: {
      ackDeadlineMs: ACK_DEADLINE_MS,
      drainTimeoutMs: 1_000,
      connectionLimits: { ackMs: ACK_TIMEOUT_MS },
      texts: { busy: () => 'Too much to do.', restarting: () => 'Back soon.' },
      ...options,
    },
  });
  return { bot, work: bot.app.get(HeldWork) };
}

/** Takes a slot for people until the end. */
export async function crowd(bot: Bot, work: HeldWork) {
  work.hold('held');
  void bot.slack.user('bob').command('/do', 'held');
  await until('the slot to be taken', () => work.begun.includes('held'));
  const end = async () => {
    work.release('held');
    await until('its end', () => work.ended.includes('held'));
  };
  return {
    end,
    async [Symbol.asyncDispose]() {
      await end();
      await bot[Symbol.asyncDispose]();
    },
  };
}
