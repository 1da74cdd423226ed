import { Injectable } from '@nestjs/common';
import type { SlackFunctionHandle } from '@nest-slack/socket-mode';
import {
  Ctx,
  SlackAction,
  SlackContext,
  SlackFunction,
  SlackFunctionException,
  SlackFunctions,
  SlackParams,
  SlackUserException,
} from '@nest-slack/socket-mode';
import { IsInt, IsString } from 'class-validator';

// #region step
class Provisioning {
  @IsString() name!: string;
  @IsInt() size!: number;
}

@Injectable()
export class ProvisionBot {
  @SlackFunction('provision')
  provision(@SlackParams() { name, size }: Provisioning) {
    if (size > 8) throw new SlackUserException('Eight at most.');
    return { url: `https://${name}.example.com` };
  }
}
// #endregion

@Injectable()
export class ApprovalBot {
  constructor(private readonly functions: SlackFunctions) {}

  // #region later
  @SlackFunction('approve', { ack: 'manual' })
  async ask(@Ctx() ctx: SlackContext<'function'>) {
    await ctx.ack();
    await ctx.say({
      channel: '#general',
      text: 'May I?',
      blocks: [
        {
          type: 'actions',
          elements: [{ type: 'button', action_id: 'yes', text: { type: 'plain_text', text: 'Yes' } }],
        },
      ],
    });
  }

  @SlackAction('yes')
  async approve(@Ctx() ctx: SlackContext<'action'>) {
    await ctx.completion?.complete({ by: ctx.userId });
  }
  // #endregion

  // #region elsewhere
  /** @param handle the stored `ctx.completion.handle` of the step */
  async expire(handle: SlackFunctionHandle) {
    try {
      await this.functions.fail(handle, 'No response in time.');
    } catch (error) {
      if (!(error instanceof SlackFunctionException)) throw error;
      // The step has ended already.
    }
  }
  // #endregion
}
