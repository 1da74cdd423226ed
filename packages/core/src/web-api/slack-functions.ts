import { completeFunction, failFunction, type SlackFunctionHandle } from './function-completion.js';
import type { SlackClients } from './app-clients.js';

/**
 * Ends workflow steps outside of their handlers: in a job, after an approval, after a restart. Inject it into any
 * provider. It uses the app's bot token, because the step's token expires after 15 minutes.
 *
 * @example
 * ```ts
 * @SlackFunction('approve_invoice', { ack: 'manual' })
 * async ask(@SlackParam('invoice') invoice: string, @Ctx() ctx: SlackContext<'function'>) {
 *   await ctx.ack();
 *   await this.approvals.begin(invoice, ctx.completion.handle);
 * }
 *
 * // later, in any process:
 * await this.functions.complete(approval.handle, { approved: true });
 * ```
 */
export class SlackFunctions {
  constructor(private readonly clients: SlackClients) {}

  /**
   * Completes a step.
   *
   * @param handle the `ctx.completion.handle` of its handler
   * @param outputs what the manifest's `output_parameters` declare. Default: none
   * @throws SlackFunctionException when the step runs no more, or Slack refuses the outputs; SlackException
   * `unknown_app`, `no_bot_token`
   */
  async complete(handle: SlackFunctionHandle, outputs: object = {}): Promise<void> {
    await completeFunction(this.clients.get(handle.app, handle), handle.executionId, outputs);
  }

  /**
   * Fails a step.
   *
   * @param handle the `ctx.completion.handle` of its handler
   * @param text the reason, for the author of the workflow
   * @throws as `complete` does
   */
  async fail(handle: SlackFunctionHandle, text: string): Promise<void> {
    await failFunction(this.clients.get(handle.app, handle), handle.executionId, text);
  }
}
