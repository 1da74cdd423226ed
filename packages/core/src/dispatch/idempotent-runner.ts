import type { QueuePosition } from './concurrency-limiters.js';
import type { ClaimOutcome, IdempotencyStore } from './idempotency-store.js';
import { andThen, isPromise, type MaybePromise, tryThen } from './maybe-promise.js';
import type { PendingWork } from './pending-work.js';
import type { QueuedHandler, RejectionReason } from './wait-queue.js';

/** The outcome of a handler that ran, and the value that the caller made of it. */
export interface RunResult<T> {
  readonly outcome: ClaimOutcome;
  readonly value: T;
}

/** The result of one delivery of a payload to one handler. Only the delivery that ran the handler gets its value. */
export type ExecutionResult<T> = ({ readonly status: 'ran' } & RunResult<T>) | SkippedExecution;

/** The result of a delivery that did not run the handler. */
export type SkippedExecution =
  /** An earlier delivery of the same payload ran the handler, and this was its outcome. */
  | { readonly status: 'duplicate'; readonly outcome: ClaimOutcome }
  /** The handler did not start. */
  | { readonly status: 'rejected'; readonly reason: RejectionReason };

/** One delivery of a payload to one handler. */
export interface ExecutionRequest<T> extends QueuePosition {
  /** Identical for every delivery of the same payload. */
  readonly payload: string;
  readonly handler: string;
  /** Whether Slack delivers the payload again when it is not acked, so that a rejected handler can run then. */
  readonly willBeRedelivered: boolean;
  /** Called when an earlier delivery is still queued or running; this delivery gets the same outcome. */
  onDuplicate(): void;
  /** Called when the handler waits for a slot, for this delivery or for the one that it duplicates. */
  onQueued(handler: QueuedHandler): void;
  /** An error counts as failed and is passed on to the caller. */
  run(): MaybePromise<RunResult<T>>;
}

interface RunningExecution {
  readonly result: Promise<ExecutionResult<unknown>>;
  readonly willBeRedelivered: boolean;
}

/**
 * Runs each handler once for each payload, in a slot of the concurrency limiter. A duplicate of a completed execution is
 * skipped, a duplicate of a queued or running one gets the same outcome, and a duplicate of a failed one runs the handler
 * again.
 */
export class IdempotentRunner {
  /** Executions in progress. They are kept here because the store may forget or answer later. */
  readonly #running = new MapByHandler<RunningExecution>();
  readonly #queued = new MapByHandler<QueuedHandler>();

  constructor(
    private readonly outcomes: IdempotencyStore,
    private readonly pendingWork: PendingWork,
  ) {}

  runOnce<T>(request: ExecutionRequest<T>): MaybePromise<ExecutionResult<T>> {
    const { payload, handler } = request;
    const running = this.#running.get(payload, handler);
    if (running) return this.#awaitDuplicate(request, running);
    const result = this.#checkOutcome(request);
    return isPromise(result) ? this.#awaitExecution(request, result) : result;
  }

  #awaitDuplicate<T>(
    request: ExecutionRequest<T>,
    { result, willBeRedelivered }: RunningExecution,
  ): Promise<SkippedExecution> {
    request.onDuplicate();
    const queued = this.#queued.get(request.payload, request.handler);
    if (queued) request.onQueued(queued);
    return result.then(
      original => toDuplicateResult(original, willBeRedelivered),
      (): SkippedExecution => ({ status: 'duplicate', outcome: 'failed' }),
    );
  }

  /** Called before the first await, so that two concurrent deliveries of one payload can't both run. */
  async #awaitExecution<T>(
    request: ExecutionRequest<T>,
    result: Promise<ExecutionResult<T>>,
  ): Promise<ExecutionResult<T>> {
    const { payload, handler, willBeRedelivered } = request;
    this.#running.set(payload, handler, { result, willBeRedelivered });
    try {
      return await this.pendingWork.track(result);
    } finally {
      this.#running.delete(payload, handler);
    }
  }

  #checkOutcome<T>(request: ExecutionRequest<T>): MaybePromise<ExecutionResult<T>> {
    return andThen(this.outcomes.get(request.payload, request.handler), outcome =>
      outcome === 'completed' ? COMPLETED_DUPLICATE : this.#acquireSlot(request),
    );
  }

  #acquireSlot<T>(request: ExecutionRequest<T>): MaybePromise<ExecutionResult<T>> {
    const { handler, limiter } = request;
    const orderingKey = request.orderingKey === null ? null : `${handler}\n${request.orderingKey}`;
    const acquired = limiter.acquire(orderingKey);
    const slot = typeof acquired === 'string' ? acquired : this.#awaitSlot(request, acquired);
    return andThen(slot, granted =>
      granted === 'acquired' ? this.#run(request, orderingKey) : this.#reject(request, granted),
    );
  }

  #run<T>(request: ExecutionRequest<T>, orderingKey: string | null): MaybePromise<ExecutionResult<T>> {
    const { payload, handler, limiter } = request;
    const finish = (outcome: ClaimOutcome): MaybePromise<void> => {
      limiter.release(orderingKey);
      return this.outcomes.set(payload, handler, outcome);
    };
    return tryThen(
      () => request.run(),
      ({ outcome, value }) => andThen(finish(outcome), () => ({ status: 'ran', outcome, value })),
      error =>
        andThen(finish('failed'), () => {
          throw error;
        }),
    );
  }

  /** A user was told once that the handler doesn't start: for a payload that Slack won't repeat, that completes it. */
  #reject<T>(
    { payload, handler, willBeRedelivered }: ExecutionRequest<T>,
    reason: RejectionReason,
  ): MaybePromise<SkippedExecution> {
    const stored = willBeRedelivered ? undefined : this.outcomes.set(payload, handler, 'completed');
    return andThen(stored, () => ({ status: 'rejected', reason }));
  }

  async #awaitSlot<T>(request: ExecutionRequest<T>, queued: QueuedHandler): Promise<'acquired' | RejectionReason> {
    const { payload, handler } = request;
    this.#queued.set(payload, handler, queued);
    request.onQueued(queued);
    const result = await queued.result;
    this.#queued.delete(payload, handler);
    return result;
  }
}

const COMPLETED_DUPLICATE: SkippedExecution = { status: 'duplicate', outcome: 'completed' };

function toDuplicateResult<T>(original: ExecutionResult<T>, willBeRedelivered: boolean): SkippedExecution {
  if (original.status === 'ran') return { status: 'duplicate', outcome: original.outcome };
  return original.status === 'rejected' && !willBeRedelivered ? COMPLETED_DUPLICATE : original;
}

/** Values by handler, then by payload. Handlers are few, so no combined key string is needed. */
class MapByHandler<V> {
  readonly #handlers = new Map<string, Map<string, V>>();

  get(payload: string, handler: string): V | undefined {
    return this.#handlers.get(handler)?.get(payload);
  }

  set(payload: string, handler: string, value: V): void {
    let payloads = this.#handlers.get(handler);
    if (payloads === undefined) {
      payloads = new Map();
      this.#handlers.set(handler, payloads);
    }
    payloads.set(payload, value);
  }

  delete(payload: string, handler: string): void {
    this.#handlers.get(handler)?.delete(payload);
  }
}
