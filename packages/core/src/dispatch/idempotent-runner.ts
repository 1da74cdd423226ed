import type { QueuedHandler, QueuePosition, RejectionReason } from './concurrency-limiter.js';
import type { Claim, ClaimOutcome, IdempotencyKey, IdempotencyStore } from './idempotency-store.js';
import { andThen, type MaybePromise, tryThen } from './maybe-promise.js';
import type { PendingWork } from './pending-work.js';

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
  readonly key: IdempotencyKey;
  /** Whether Slack delivers the payload again when it is not acked, so that a rejected handler can run then. */
  readonly willBeRedelivered: boolean;
  /** Called when an earlier delivery is still queued or running; this delivery gets the same outcome. */
  readonly onDuplicate: () => void;
  /** Called when the handler waits for a slot, for this delivery or for the one that it duplicates. */
  readonly onQueued: (handler: QueuedHandler) => void;
  /** An error counts as failed and is passed on to the caller. */
  readonly run: () => MaybePromise<RunResult<T>>;
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
  /**
   * Executions of this process that are queued or running. Their duplicates share more than the store knows: whether the
   * handler is queued, and why it was rejected.
   */
  readonly #running = new MapByKey<RunningExecution>();
  readonly #queued = new MapByKey<QueuedHandler>();

  constructor(
    private readonly store: IdempotencyStore,
    private readonly pendingWork: PendingWork,
    /** Milliseconds that a claim is held if this process dies. */
    private readonly claimTtlMs: number,
  ) {}

  runOnce<T>(request: ExecutionRequest<T>): MaybePromise<ExecutionResult<T>> {
    const running = this.#running.get(request.key);
    if (running) return this.#awaitDuplicate(request, running);
    const claim = this.store.claim(request.key, this.claimTtlMs);
    const result =
      claim instanceof Promise ? claim.then(granted => this.#onClaim(request, granted)) : this.#onClaim(request, claim);
    return result instanceof Promise ? this.#awaitExecution(request, result) : result;
  }

  #awaitDuplicate<T>(
    request: ExecutionRequest<T>,
    { result, willBeRedelivered }: RunningExecution,
  ): Promise<SkippedExecution> {
    request.onDuplicate();
    const queued = this.#queued.get(request.key);
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
    const { key, willBeRedelivered } = request;
    this.#running.set(key, { result, willBeRedelivered });
    try {
      return await this.pendingWork.track(result);
    } finally {
      this.#running.delete(key);
    }
  }

  #onClaim<T>(request: ExecutionRequest<T>, claim: Claim): MaybePromise<ExecutionResult<T>> {
    switch (claim.status) {
      case 'claimed':
        return this.#acquireSlot(request, claim.token);
      case 'completed':
        return COMPLETED_DUPLICATE;
      case 'in_progress':
        return this.#awaitOtherProcess(request, claim);
    }
  }

  /** Another process runs the handler. Where its outcome can't be known, Slack's redelivery brings the payload back. */
  async #awaitOtherProcess<T>(
    request: ExecutionRequest<T>,
    { outcome }: Extract<Claim, { status: 'in_progress' }>,
  ): Promise<SkippedExecution> {
    request.onDuplicate();
    return { status: 'duplicate', outcome: (await outcome) ?? 'failed' };
  }

  #acquireSlot<T>(request: ExecutionRequest<T>, token: string): MaybePromise<ExecutionResult<T>> {
    const { key, limiter } = request;
    const orderingKey = request.orderingKey === null ? null : `${key.handler}\n${request.orderingKey}`;
    const acquired = limiter.acquire(orderingKey);
    if (acquired === 'acquired') return this.#run(request, token, orderingKey);
    if (typeof acquired === 'string') return this.#reject(request, token, acquired);
    return this.#awaitSlot(request, acquired).then(granted =>
      granted === 'acquired' ? this.#run(request, token, orderingKey) : this.#reject(request, token, granted),
    );
  }

  #run<T>(request: ExecutionRequest<T>, token: string, orderingKey: string | null): MaybePromise<ExecutionResult<T>> {
    return tryThen(
      request.run,
      ({ outcome, value }) => {
        const finished = this.#finish(request, token, orderingKey, outcome);
        const result: ExecutionResult<T> = { status: 'ran', outcome, value };
        return finished instanceof Promise ? finished.then(() => result) : result;
      },
      error =>
        andThen(this.#finish(request, token, orderingKey, 'failed'), () => {
          throw error;
        }),
    );
  }

  /** Gives the slot back and ends the claim. */
  #finish(
    { key, limiter }: ExecutionRequest<unknown>,
    token: string,
    orderingKey: string | null,
    outcome: ClaimOutcome,
  ): MaybePromise<void> {
    limiter.release(orderingKey);
    return outcome === 'completed' ? this.store.complete(key, token) : this.store.release(key, token);
  }

  /** For a payload that Slack won't redeliver, the message that the handler doesn't start completes it. */
  #reject<T>(
    { key, willBeRedelivered }: ExecutionRequest<T>,
    token: string,
    reason: RejectionReason,
  ): MaybePromise<SkippedExecution> {
    const ended = willBeRedelivered ? this.store.release(key, token) : this.store.complete(key, token);
    return andThen(ended, () => ({ status: 'rejected', reason }));
  }

  async #awaitSlot<T>(
    { key, onQueued }: ExecutionRequest<T>,
    queued: QueuedHandler,
  ): Promise<'acquired' | RejectionReason> {
    this.#queued.set(key, queued);
    onQueued(queued);
    const result = await queued.result;
    this.#queued.delete(key);
    return result;
  }
}

const COMPLETED_DUPLICATE: SkippedExecution = { status: 'duplicate', outcome: 'completed' };

function toDuplicateResult<T>(original: ExecutionResult<T>, willBeRedelivered: boolean): SkippedExecution {
  if (original.status === 'ran') return { status: 'duplicate', outcome: original.outcome };
  return original.status === 'rejected' && !willBeRedelivered ? COMPLETED_DUPLICATE : original;
}

/** Values by handler, then by payload. Handlers are few, so no combined key string is needed. */
class MapByKey<V> {
  readonly #handlers = new Map<string, Map<string, V>>();

  get({ payload, handler }: IdempotencyKey): V | undefined {
    return this.#handlers.get(handler)?.get(payload);
  }

  set({ payload, handler }: IdempotencyKey, value: V): void {
    let payloads = this.#handlers.get(handler);
    if (payloads === undefined) {
      payloads = new Map();
      this.#handlers.set(handler, payloads);
    }
    payloads.set(payload, value);
  }

  delete({ payload, handler }: IdempotencyKey): void {
    this.#handlers.get(handler)?.delete(payload);
  }
}
