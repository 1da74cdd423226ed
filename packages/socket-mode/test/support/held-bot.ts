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
  type SlackReply,
  SlackShortcut,
  SlackViewSubmission,
} from '../../src/index.js';
import { buttons, externalMenu, modal, textInput } from './block-kit.js';
import { Gate } from './gate.js';

/** Records the handlers that have started and ended, by payload name. Held ones wait for their release. */
@Injectable()
export class HeldWork {
  readonly begun: string[] = [];
  readonly ended: string[] = [];
  readonly #gates = new Map<string, Gate>();

  /** Blocks the handlers of these names. */
  hold(...names: readonly string[]): void {
    for (const name of names) this.#gates.set(name, new Gate());
  }

  /** Releases the handlers of these names. */
  release(...names: readonly string[]): void {
    for (const name of names) this.#gates.get(name)?.open();
  }

  async run(name: string): Promise<void> {
    this.begun.push(name);
    await this.#gates.get(name)?.pass();
    this.ended.push(name);
  }
}

/** A bot with a handler of every kind that a test can block. */
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

  /** A message of a user in a channel. */
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

  /** A message with a button and a select. */
  @SlackCommand('/panel')
  panel(): SlackReply {
    return { response_type: 'in_channel', text: 'Panel', blocks: [buttons('button'), externalMenu('menu')] };
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
