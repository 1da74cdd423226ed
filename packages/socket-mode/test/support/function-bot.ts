import { Injectable } from '@nestjs/common';
import {
  Ctx,
  SlackAction,
  SlackContext,
  SlackFunction,
  SlackOptions,
  SlackViewClosed,
  SlackViewSubmission,
} from '../../src/index.js';
import { Script } from './script.js';

/** A bot with scripted handlers for all functions and for the interactions with their messages and views. */
@Injectable()
export class FunctionBot extends Script {
  @SlackFunction(/^/, { ack: 'manual' })
  async function(@Ctx() ctx: SlackContext<'function'>): Promise<void> {
    await this.play(ctx);
    await ctx.ack();
  }

  @SlackAction(/^/)
  async action(@Ctx() ctx: SlackContext<'action'>): Promise<void> {
    await this.play(ctx);
  }

  @SlackViewSubmission(/^/)
  async submission(@Ctx() ctx: SlackContext<'view_submission'>): Promise<void> {
    await this.play(ctx);
  }

  @SlackViewClosed(/^/)
  async closed(@Ctx() ctx: SlackContext<'view_closed'>): Promise<void> {
    await this.play(ctx);
  }

  @SlackOptions(/^/)
  async options(@Ctx() ctx: SlackContext<'options'>): Promise<string[]> {
    await this.play(ctx);
    return ['a'];
  }
}
