import type { DeliveryOutcome, IdempotencyStore } from './idempotency-store.js';
import { andThen, isPromise, type MaybePromise, tryThen } from './maybe-promise.js';
import type { QueuePosition } from './concurrency-limiters.js';
import type { RejectionReason, QueuedHandler } from './wait-queue.js';

/** What a handler's work ended in, and the rest that it leaves to do for this delivery. */
export interface Worked<T> {
  readonly outcome: DeliveryOutcome;
  readonly value: T;
}

/** How one delivery of a payload to one handler ended. Only the delivery that ran the handler has its value. */
export type Delivered<T> = ({ readonly by: 'running' } & Worked<T>) | Joined;

/** The same for a delivery that found the handler at work, or in want of its turn, for an earlier one. */
export type Joined =
  /** The handler had done it, or was doing it, for an earlier delivery. */
  | { readonly by: 'joining'; readonly outcome: DeliveryOutcome }
  /** The handler never began. */
  | { readonly by: 'turned_away'; readonly why: RejectionReason };

/** One delivery of a payload to one handler. */
export interface DeliveryRequest<T> extends QueuePosition {
  /** What the payload is known by, over all its deliveries. */
  readonly payload: string;
  readonly handler: string;
  /** Whether a payload that is turned away may be delivered again, to be handled then. */
  readonly comesAgain: boolean;
  /** Told when the handler is at work, or waits, for an earlier delivery: this one shares its end. */
  joins(): void;
  /** Told when the handler has to wait for its turn, for this delivery or for the one that it joins. */
  waits(waiting: QueuedHandler): void;
  /** Fails when there is no telling how it ended: that counts as failed, and is the caller's to hear. */
  run(): MaybePromise<Worked<T>>;
}

/** A delivery under way, for those that join it. */
interface Claim {
  readonly delivered: Promise<Delivered<unknown>>;
  readonly comesAgain: boolean;
}

/** Once per payload and handler, and the owner of all work under way. */
export class Delivery {
  readonly #work = new Set<Promise<unknown>>();
  /** What is being handled now. Never forgotten before it ends, however full the memory of outcomes is. */
  readonly #running = new PerHandler<Claim>();
  /** Those of it that wait for their turn. */
  readonly #waiting = new PerHandler<QueuedHandler>();

  constructor(private readonly outcomes: IdempotencyStore) {}

  /**
   * Runs a handler on a payload when its turn comes, unless it already has or is at it: a redelivery of something done
   * is done, of something running or waiting it shares the end, and of something failed it runs again.
   */
  once<T>(request: DeliveryRequest<T>): MaybePromise<Delivered<T>> {
    const { payload, handler } = request;
    const running = this.#running.get(payload, handler);
    if (running) {
      request.joins();
      const waiting = this.#waiting.get(payload, handler);
      if (waiting) request.waits(waiting);
      return running.delivered.then(each => joined(each, running.comesAgain), failed);
    }
    const delivered = this.#deliver(request);
    return isPromise(delivered) ? this.#claim(request, delivered) : delivered;
  }

  /** Owns a piece of work until it ends: shutting down waits for it. */
  track<T>(work: Promise<T>): Promise<T> {
    this.#work.add(work);
    const forget = () => this.#work.delete(work);
    work.then(forget, forget);
    return work;
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    while (this.#work.size > 0) await Promise.allSettled(this.#work);
  }

  /** What takes its time is claimed at once: of two deliveries at the same time, one is the first. */
  async #claim<T>(request: DeliveryRequest<T>, delivered: Promise<Delivered<T>>): Promise<Delivered<T>> {
    const { payload, handler, comesAgain } = request;
    this.#running.set(payload, handler, { delivered, comesAgain });
    this.#work.add(delivered);
    try {
      return await delivered;
    } finally {
      this.#work.delete(delivered);
      this.#running.delete(payload, handler);
    }
  }

  #deliver<T>(request: DeliveryRequest<T>): MaybePromise<Delivered<T>> {
    return andThen(this.outcomes.get(request.payload, request.handler), known =>
      known === 'done' ? DONE : this.#enter(request),
    );
  }

  /** At once, if there is a turn to be had: a handler begins with its payload. */
  #enter<T>(request: DeliveryRequest<T>): MaybePromise<Delivered<T>> {
    const { handler, lane } = request;
    const order = request.order === null ? null : `${handler}\n${request.order}`;
    const entered = lane.enter(order);
    const turn = typeof entered === 'string' ? entered : this.#awaitTurn(request, entered);
    return andThen(turn, each => (each === 'begun' ? this.#run(request, order) : this.#turnAway(request, each)));
  }

  #run<T>(request: DeliveryRequest<T>, order: string | null): MaybePromise<Delivered<T>> {
    const { payload, handler, lane } = request;
    const end = (outcome: DeliveryOutcome): MaybePromise<void> => {
      lane.leave(order);
      return this.outcomes.set(payload, handler, outcome);
    };
    return tryThen(
      () => request.run(),
      ({ outcome, value }) => andThen(end(outcome), () => ({ by: 'running', outcome, value })),
      error =>
        andThen(end('failed'), () => {
          throw error;
        }),
    );
  }

  #turnAway<T>({ payload, handler, comesAgain }: DeliveryRequest<T>, why: RejectionReason): MaybePromise<Joined> {
    const told = comesAgain ? undefined : this.outcomes.set(payload, handler, 'done');
    return andThen(told, () => ({ by: 'turned_away', why }));
  }

  async #awaitTurn<T>(request: DeliveryRequest<T>, waiting: QueuedHandler): Promise<'begun' | RejectionReason> {
    const { payload, handler } = request;
    this.#waiting.set(payload, handler, waiting);
    request.waits(waiting);
    const turn = await waiting.turn;
    this.#waiting.delete(payload, handler);
    return turn;
  }
}

const DONE: Joined = { by: 'joining', outcome: 'done' };

function joined<T>(delivered: Delivered<T>, comesAgain: boolean): Joined {
  if (delivered.by === 'running') return { by: 'joining', outcome: delivered.outcome };
  // Told once that it does not begin, a person has had the answer.
  return delivered.by === 'turned_away' && !comesAgain ? DONE : delivered;
}

const failed = (): Joined => ({ by: 'joining', outcome: 'failed' });

/** Values by payload and handler. By the handler first, of which there are few: no text has to be made of the two. */
export class PerHandler<V> {
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
