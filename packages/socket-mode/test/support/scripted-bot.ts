import { Injectable } from '@nestjs/common';
import {
  Ctx,
  SlackAction,
  SlackCommand,
  SlackContext,
  SlackEvent,
  SlackMessageShortcut,
  SlackShortcut,
  SlackViewSubmission,
} from '../../src/index.js';

type Act = (ctx: SlackContext) => Promise<void>;

/** A bot of every kind of handler that does what a test says, one payload at a time. */
@Injectable()
export class ScriptedBot {
  readonly #acts: Act[] = [];

  /**
   * Has the next payload handled so.
   *
   * @returns what came of it
   */
  next<T>(act: (ctx: SlackContext) => Promise<T> | T): Promise<T> {
    const outcome = new Promise<T>((resolve, reject) => {
      this.#acts.push(async ctx => {
        try {
          resolve(await act(ctx));
        } catch (error) {
          reject(error);
        }
      });
    });
    // What fails is the test's to look at, and it may come to that later.
    outcome.catch(() => {});
    return outcome;
  }

  @SlackCommand(/^/)
  async command(@Ctx() ctx: SlackContext<'command'>): Promise<void> {
    await this.#play(ctx);
  }

  @SlackAction(/^/)
  async action(@Ctx() ctx: SlackContext<'action'>): Promise<void> {
    await this.#play(ctx);
  }

  @SlackShortcut(/^/)
  async shortcut(@Ctx() ctx: SlackContext<'shortcut'>): Promise<void> {
    await this.#play(ctx);
  }

  @SlackMessageShortcut(/^/)
  async messageShortcut(@Ctx() ctx: SlackContext<'message_shortcut'>): Promise<void> {
    await this.#play(ctx);
  }

  @SlackViewSubmission(/^/)
  async submission(@Ctx() ctx: SlackContext<'view_submission'>): Promise<void> {
    await this.#play(ctx);
  }

  @SlackEvent('*')
  async event(@Ctx() ctx: SlackContext<'event'>): Promise<void> {
    await this.#play(ctx);
  }

  async #play(ctx: SlackContext): Promise<void> {
    await this.#acts.shift()?.(ctx);
  }
}
