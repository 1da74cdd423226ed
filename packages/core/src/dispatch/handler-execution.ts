import type { SlackEnvelope } from '../envelope/envelope.js';
import { MembersOfAnyKind } from '../handler/kind-members.js';
import { SlackContext, type SlackContextParts } from '../handler/slack-context.js';
import type { EnvelopeResult } from '../response/envelope-result.js';
import type { HandlerRun } from '../response/handler-run.js';
import type { Responders } from '../response/responders.js';
import type { Response } from '../response/response.js';
import type { RouteMatch } from '../routing/route.js';
import type { MessageSender } from '../web-api/message-sender.js';
import type { HandlerTimeout } from './handler-timeout.js';
import type { RunResult } from './idempotent-runner.js';
import { ManualAck } from './manual-ack.js';
import { andThen, type MaybePromise } from './maybe-promise.js';
import type { PendingAck } from './pending-ack.js';
import type { PendingWork } from './pending-work.js';
import type { RunningHandlers } from './running-handlers.js';
import type { SlackHandler } from './slack-handler.js';
import type { RejectionReason } from './wait-queue.js';

/** A payload while its handlers run: the envelope, its ack, and the sender of messages to the people behind it. */
export interface DispatchedPayload {
  readonly envelope: SlackEnvelope;
  readonly ack: PendingAck;
  readonly conversation: MessageSender;
}

/** A handler that a payload is routed to. */
export type HandlerMatch = RouteMatch<SlackHandler>;

/** Runs one handler on one payload and turns its outcome into a response. */
export class HandlerExecutor {
  constructor(
    private readonly app: string,
    private readonly running: RunningHandlers,
    private readonly responders: Responders,
    private readonly envelopeResult: EnvelopeResult,
    private readonly pendingWork: PendingWork,
  ) {}

  /** Errors of the handler become responses. Fails only when making the response fails. */
  run(match: HandlerMatch, payload: DispatchedPayload): MaybePromise<RunResult<Response>> {
    const run = this.#createRun(match, payload);
    this.responders.onHandlerStart(run);
    const response = this.running.run(
      timeout => match.route.handler.run(match.payload, this.#createContext(match, run, timeout)),
      outcome => this.responders.respond(run, outcome),
    );
    return andThen(response, toRunResult);
  }

  /** Tells the user that the handler of their payload doesn't start. */
  async rejectUser(match: HandlerMatch, payload: DispatchedPayload, reason: RejectionReason): Promise<void> {
    const run = this.#createRun(match, payload);
    this.envelopeResult.finish(payload.envelope, payload.ack, [await this.responders.respondToRejection(run, reason)]);
  }

  #createRun({ kind, route }: HandlerMatch, { envelope, ack, conversation }: DispatchedPayload): HandlerRun {
    return { kind, handler: route.handler, envelope, ack, sender: conversation, track: this.#track };
  }

  readonly #track = (work: Promise<void>): void => void this.pendingWork.track(work);

  #createContext(match: HandlerMatch, run: HandlerRun, timeout: HandlerTimeout): SlackContext {
    const parts: SlackContextParts = {
      app: this.app,
      envelope: run.envelope,
      payload: match.payload,
      params: match.params,
      values: match.values ?? match.params,
      conversation: run.sender,
      ack: new ManualAck(run, this.responders, this.envelopeResult),
      time: timeout,
    };
    return new SlackContext(parts, new MembersOfAnyKind(match.kind, run.sender, timeout));
  }
}

const toRunResult = (response: Response): RunResult<Response> => ({
  outcome: response.ack === 'withhold' ? 'failed' : 'completed',
  value: response,
});
