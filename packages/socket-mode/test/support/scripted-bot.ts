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
import { Script } from './script.js';

/** A bot with a handler of every kind, scripted by a test one payload at a time. */
@Injectable()
export class ScriptedBot extends Script {
  @SlackCommand(/^/)
  async command(@Ctx() ctx: SlackContext<'command'>): Promise<void> {
    await this.play(ctx);
  }

  @SlackAction(/^/)
  async action(@Ctx() ctx: SlackContext<'action'>): Promise<void> {
    await this.play(ctx);
  }

  @SlackShortcut(/^/)
  async shortcut(@Ctx() ctx: SlackContext<'shortcut'>): Promise<void> {
    await this.play(ctx);
  }

  @SlackMessageShortcut(/^/)
  async messageShortcut(@Ctx() ctx: SlackContext<'message_shortcut'>): Promise<void> {
    await this.play(ctx);
  }

  @SlackViewSubmission(/^/)
  async submission(@Ctx() ctx: SlackContext<'view_submission'>): Promise<void> {
    await this.play(ctx);
  }

  @SlackEvent('*')
  async event(@Ctx() ctx: SlackContext<'event'>): Promise<void> {
    await this.play(ctx);
  }
}
