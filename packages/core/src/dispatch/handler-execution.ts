import type { SlackEnvelope } from '../envelope/envelope.js';
import { MembersOfAnyKind } from '../handler/kind-members.js';
import { type AckPort, type SlackAnswerable, SlackContext, type SlackContextParts } from '../handler/slack-context.js';
import type { EnvelopeResult } from '../response/envelope-result.js';
import type { HandlerRun, Response } from '../response/response.js';
import type { Responders } from '../response/responders.js';
import type { RouteMatch } from '../routing/route.js';
import type { MessageSender } from '../web-api/message-sender.js';
import type { RunResult } from './idempotent-runner.js';
import { andThen, type MaybePromise } from './maybe-promise.js';
import type { PendingAck } from './pending-ack.js';
import type { PendingWork } from './pending-work.js';
import type { SlackHandler } from './slack-handler.js';
import type { RejectionReason } from './concurrency-limiter.js';
import type { HandlerAborted, HandlerOutcome } from '../handler/await-result.js';
import { DeadlineQueue } from '../time/deadline-queue.js';
import { Deferred } from '../time/deferred.js';

/** A payload while its handlers run: the envelope, its ack, and the sender of messages to the people behind it. */
export interface DispatchedPayload {
  readonly envelope: SlackEnvelope;
  readonly ack: PendingAck;
  readonly sender: MessageSender;
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
    return response instanceof Promise ? response.then(toRunResult) : toRunResult(response);
  }

  /** Informs the user that the handler of their payload doesn't start. */
  async rejectUser(match: HandlerMatch, payload: DispatchedPayload, reason: RejectionReason): Promise<void> {
    const run = this.#createRun(match, payload);
    this.envelopeResult.finish(payload.envelope, payload.ack, [await this.responders.respondToRejection(run, reason)]);
  }

  #createRun({ kind, route }: HandlerMatch, { envelope, ack, sender }: DispatchedPayload): HandlerRun {
    return { kind, handler: route.handler, envelope, ack, sender, track: this.#track };
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

/** The asynchronous handlers of an app that are running, each with its timeout. */
export class RunningHandlers {
  readonly #running = new Set<HandlerTimeout>();
  readonly #timeouts: DeadlineQueue;

  constructor(private readonly timeoutMs: number) {
    this.#timeouts = new DeadlineQueue(timeoutMs);
  }

  get count(): number {
    return this.#running.size;
  }

  /**
   * Runs a handler until it ends or times out. A handler that timed out can't be stopped: it continues without a slot, and
   * its result is dropped.
   *
   * @param run must not fail
   * @param conclude turns the outcome into a value. The same timeout applies: a stream is read after its handler has
   * returned, and the timeout ends it
   */
  run<T>(
    run: (timeout: HandlerTimeout) => MaybePromise<HandlerOutcome>,
    conclude: (outcome: HandlerOutcome) => MaybePromise<T>,
  ): MaybePromise<T> {
    const timeout = new HandlerTimeout();
    const outcome = run(timeout);
    const concluded = outcome instanceof Promise ? timeout.race(outcome).then(conclude) : conclude(outcome);
    return concluded instanceof Promise ? this.#watch(timeout, concluded) : concluded;
  }

  /** Aborts all of them, because the process shuts down. */
  abortAll(): void {
    for (const timeout of this.#running) {
      timeout.abort('shutdown', 'The app shut down before the handler ended (drainTimeoutMs).');
    }
  }

  /** Synchronous handlers never get here: they can't time out. */
  async #watch<T>(timeout: HandlerTimeout, concluded: Promise<T>): Promise<T> {
    this.#running.add(timeout);
    const entry = this.#timeouts.add({
      dueAt: performance.now() + this.timeoutMs,
      onDue: () => timeout.abort('hung', `The handler timed out after ${this.timeoutMs} ms (handlerTimeoutMs).`),
    });
    try {
      return await concluded;
    } finally {
      this.#timeouts.remove(entry);
      this.#running.delete(timeout);
    }
  }
}

type HandlerAbort = Extract<HandlerOutcome, { kind: 'given_up' }>;

/**
 * The timeout of one running handler. The promise and the AbortController are created when they are first read: few
 * handlers use them, and creating both would cost more than the rest of a call.
 */
export class HandlerTimeout {
  #abort: HandlerAbort | undefined;
  #over: Deferred<HandlerAbort> | undefined;
  #controller: AbortController | undefined;
  #onAbort: (abort: HandlerAbort) => void = () => {};

  /** Resolves when the handler is aborted. Stays pending otherwise. */
  get over(): Promise<HandlerAbort> {
    if (this.#over === undefined) {
      this.#over = new Deferred();
      if (this.#abort) this.#over.resolve(this.#abort);
    }
    return this.#over.promise;
  }

  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      if (this.#abort) this.#controller.abort(this.#abort.error);
    }
    return this.#controller.signal;
  }

  /** Resolves with the outcome of the run, or with the abort if that comes first. */
  race(run: Promise<HandlerOutcome>): Promise<HandlerOutcome> {
    return new Promise((resolve, reject) => {
      this.#onAbort = resolve;
      run.then(resolve, reject);
    });
  }

  /**
   * Aborts the handler. A second call does nothing.
   *
   * @param message for the signal's reason and the log
   */
  abort(why: HandlerAborted, message: string): void {
    if (this.#abort) return;
    const error = new Error(message);
    this.#abort = { kind: 'given_up', why, error };
    this.#onAbort(this.#abort);
    this.#over?.resolve(this.#abort);
    this.#controller?.abort(error);
  }
}

/** The ack of a handler's payload, as `ctx.ack()` sends it. */
export class ManualAck implements AckPort {
  constructor(
    private readonly run: HandlerRun,
    private readonly responders: Responders,
    private readonly envelopeResult: EnvelopeResult,
  ) {}

  get answerable(): SlackAnswerable {
    return this.responders.getAnswerable(this.run);
  }

  /** Synchronous where nothing has to be awaited, so that the ack is written before the handler's next statement runs. */
  async send(result: unknown): Promise<void> {
    const { envelope, ack } = this.run;
    ack.isAhead = true;
    await andThen(this.responders.respondToManualAck(this.run, result), response =>
      this.envelopeResult.finish(envelope, ack, [response]),
    );
  }
}
