import { Logger } from '@nestjs/common';
import { Observable, type Observer, type Operator, ReplaySubject, Subject, Subscriber, type Subscription } from 'rxjs';
import { createUnknownAppException, getErrorMessage, getErrorStack, type LogMessage } from '@nest-slack/core/internal';
import type { ConnectionsState } from '../connection/connection-state.js';
import type { OverloadNotice } from '@nest-slack/core';
import type { ConnectionEvent } from '../connection/connection-event.js';

/**
 * The state and the events of the Slack apps of this process and their connections. Inject it into any provider.
 * Both Observables complete when all apps have stopped. Errors of subscribers are caught and logged.
 *
 * @example
 * ```ts
 * @Controller('health')
 * export class HealthController {
 *   constructor(private readonly slack: SlackConnections) {}
 *
 *   @Get()
 *   check() {
 *     const { apps } = this.slack;
 *     const isUp = apps.length > 0 && apps.every(({ status }) => status === 'connected');
 *     if (!isUp) throw new ServiceUnavailableException({ status: 'down', apps });
 *     return { status: 'ok' };
 *   }
 * }
 * ```
 */
export class SlackConnections {
  readonly #logger = new Logger('SlackSocketMode');
  readonly #states = new ReplaySubject<readonly SlackAppState[]>(1);
  readonly #events = new Subject<SlackConnectionsEvent>();
  readonly #queue: (() => void)[] = [];
  #apps: readonly SlackAppState[] = [];
  #isPublishing = false;

  /** The state of every app: the current one on subscription, then each change. */
  readonly apps$: Observable<readonly SlackAppState[]> = this.#toSafeObservable(this.#states);

  /** Events from now on. Each follows the state change that it caused. */
  readonly events$: Observable<SlackConnectionsEvent> = this.#toSafeObservable(this.#events);

  constructor() {
    this.#states.next(this.#apps);
  }

  /** The current state of every app: the same value until something changes. Empty before the app has bootstrapped. */
  get apps(): readonly SlackAppState[] {
    return this.#apps;
  }

  /**
   * The current state of one app.
   *
   * @param name its name in `apps`; optional when there is only one app
   * @throws SlackException `unknown_app`
   */
  app(name?: string): SlackAppState {
    const app =
      name === undefined && this.#apps.length === 1 ? this.#apps[0] : this.#apps.find(state => state.name === name);
    if (app !== undefined) return app;
    throw createUnknownAppException(
      name,
      this.#apps.map(state => state.name),
    );
  }

  /** @internal */
  publishStates(apps: readonly SlackAppState[]): void {
    if (apps.length === this.#apps.length && apps.every((app, index) => app === this.#apps[index])) return;
    const snapshot = Object.freeze([...apps]);
    this.#apps = snapshot;
    this.#publishInOrder(() => this.#states.next(snapshot));
  }

  /** @internal */
  publishEvent(event: SlackConnectionsEvent): void {
    this.#publishInOrder(() => this.#events.next(event));
  }

  /** @internal */
  complete(): void {
    this.#publishInOrder(() => {
      this.#states.complete();
      this.#events.complete();
    });
  }

  /**
   * Publishes in order: changes caused by a subscriber are published after all subscribers have received the current
   * one.
   */
  #publishInOrder(publish: () => void): void {
    this.#queue.push(publish);
    if (this.#isPublishing) return;
    this.#isPublishing = true;
    for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) next();
    this.#isPublishing = false;
  }

  #toSafeObservable<T>(subject: Subject<T>): Observable<T> {
    return new SafeObservable(subject, error => {
      this.#logger.error(`A subscriber of SlackConnections failed: ${getErrorMessage(error)}`, getErrorStack(error));
    });
  }
}

/**
 * The state of one Slack app: an immutable value. The status is also `failed` when Slack rejected the bot token at
 * the start. Contains no secret.
 */
export interface SlackAppState extends ConnectionsState {
  readonly name: string;
  /**
   * Whether more payloads arrive than the handlers can process; see `concurrency`. False again after ten seconds
   * without a rejected payload and without an event that waited past its deadline.
   */
  readonly overloaded: boolean;
}

/** An event of an app's connections, or of its dispatcher. */
export type AppEvent = ConnectionEvent | OverloadNotice;

/**
 * An event of an app; `kind` says what happened. Repeated events are published too, although they are not logged.
 * Contains no secret.
 *
 * @example
 * ```ts
 * slack.events$.subscribe(event => {
 *   if (event.kind === 'lost') losses.inc({ app: event.app, cause: event.failure.kind });
 * });
 * ```
 */
export type SlackConnectionsEvent = AppEvent & {
  /** The app's name. */
  readonly app: string;
  readonly at: Date;
  /** The level at which it is logged; `silent` when it repeats what was already logged. */
  readonly level: LogMessage['level'];
  /** What happened, what follows and what to do. */
  readonly text: string;
};

/**
 * An Observable that catches the errors and rejections of its subscribers and of the operators applied to it. RxJS
 * would rethrow them asynchronously, which ends the process.
 */
export class SafeObservable<T> extends Observable<T> {
  /** @param onError receives what a subscriber threw or rejected with; must not throw */
  constructor(
    source: Observable<unknown>,
    private readonly onError: (error: unknown) => void,
    operator?: Operator<never, T>,
  ) {
    super();
    this.source = source;
    this.operator = operator;
  }

  /** Called by every operator, so that the result is safe too. */
  override lift<R>(operator?: Operator<T, R>): Observable<R> {
    return new SafeObservable<R>(this, this.onError, operator);
  }

  override subscribe(
    observerOrNext?: Partial<Observer<T>> | ((value: T) => void) | null,
    error?: ((error: unknown) => void) | null,
    complete?: (() => void) | null,
  ): Subscription {
    // Operators subscribe with a Subscriber, which handles its own errors.
    if (observerOrNext instanceof Subscriber) return super.subscribe(observerOrNext);
    const observer: Partial<Observer<T>> =
      typeof observerOrNext === 'function'
        ? { next: observerOrNext, ...(error && { error }), ...(complete && { complete }) }
        : (observerOrNext ?? {});
    return super.subscribe({
      next: value => this.#callSafely(() => observer.next?.(value)),
      error: (reason: unknown) =>
        observer.error ? this.#callSafely(() => observer.error?.(reason)) : this.onError(reason),
      complete: () => this.#callSafely(() => observer.complete?.()),
    });
  }

  #callSafely(call: () => unknown): void {
    new Promise(resolve => {
      resolve(call());
    }).catch(this.onError);
  }
}
