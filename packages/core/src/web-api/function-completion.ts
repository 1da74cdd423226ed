import type { WebClient } from '@slack/web-api';
import type { SlackWorkspace } from '../envelope/envelope-metadata.js';
import { completeFunction, failFunction, notRunning } from './function-end.js';

/**
 * A step of a workflow, for whoever ends it later: plain JSON without a secret in it, to be kept in a store or sent with
 * a job.
 */
export interface SlackFunctionHandle extends SlackWorkspace {
  /** The name of the app in `apps`. */
  readonly app: string;
  /** `Fx…` */
  readonly executionId: string;
}

/**
 * The end of a step of a workflow: `ctx.completion` in the handler of a function, and in those of what somebody does in
 * its messages and views.
 */
export class SlackFunctionCompletion {
  #end: Promise<void> | undefined;

  /** @internal */
  constructor(
    /** The step, for `SlackFunctions` to end it at another time and place. */
    readonly handle: SlackFunctionHandle,
    private readonly client: () => WebClient,
  ) {}

  /** Slack's id of the step: `Fx…`. */
  get id(): string {
    return this.handle.executionId;
  }

  /** Whether it was ended here. */
  get ended(): boolean {
    return this.#end !== undefined;
  }

  /**
   * Completes the step; the handler's return does not do it again.
   *
   * @param outputs what the manifest's `output_parameters` declare. Default: none
   * @throws SlackFunctionException when the step has ended before, or Slack refuses the outputs
   * @see https://docs.slack.dev/reference/methods/functions.completeSuccess
   */
  async complete(outputs: object = {}): Promise<void> {
    await this.#once(() => completeFunction(this.client(), this.id, outputs));
  }

  /**
   * Fails the step, and with it the workflow.
   *
   * @param text what whoever built the workflow is told
   * @throws SlackFunctionException when the step has ended before
   * @see https://docs.slack.dev/reference/methods/functions.completeError
   */
  async fail(text: string): Promise<void> {
    await this.#once(() => failFunction(this.client(), this.id, text));
  }

  /**
   * Whether it was ended here, once Slack has answered to that.
   *
   * @internal
   */
  async hasEnded(): Promise<boolean> {
    try {
      await this.#end;
    } catch {
      // Whoever ended it was told, and it may be tried again.
    }
    return this.ended;
  }

  async #once(end: () => Promise<void>): Promise<void> {
    if (this.ended) throw notRunning(this.id);
    this.#end = end();
    try {
      await this.#end;
    } catch (error) {
      this.#end = undefined;
      throw error;
    }
  }
}
