import { Logger } from '@nestjs/common';
import { ReplaySubject, Subject, type Observable } from 'rxjs';
import { getErrorMessage, getErrorStack, createUnknownAppException } from '@nest-slack/core/internal';
import { SafeObservable } from './safe-observable.js';
import type { SlackAppState } from './slack-app-state.js';
import type { SlackConnectionsEvent } from './slack-connections-event.js';

/**
 * How the Slack apps of this process and their connections stand, and what happens to them: inject it into any provider.
 * Both Observables complete when everything has stopped. A subscriber that fails is logged, and harms nobody.
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
  readonly #untold: (() => void)[] = [];
  #apps: readonly SlackAppState[] = [];
  #isTelling = false;

  /** The state of every app: now, and at each change. */
  readonly apps$: Observable<readonly SlackAppState[]> = this.#guarded(this.#states);

  /** What happens from now on, each thing after the change that it made. */
  readonly events$: Observable<SlackConnectionsEvent> = this.#guarded(this.#events);

  constructor() {
    this.#states.next(this.#apps);
  }

  /** The state of every app now: the same value until something changes. None before the app has bootstrapped. */
  get apps(): readonly SlackAppState[] {
    return this.#apps;
  }

  /**
   * The state of an app now.
   *
   * @param name its name in `apps`; may be left out when there is only one
   * @throws SlackException `unknown_app`
   */
  app(name?: string): SlackAppState {
    const app =
      name === undefined && this.#apps.length === 1 ? this.#apps[0] : this.#apps.find(each => each.name === name);
    if (app !== undefined) return app;
    throw createUnknownAppException(
      name,
      this.#apps.map(each => each.name),
    );
  }

  /** @internal */
  tellApps(apps: readonly SlackAppState[]): void {
    if (apps.length === this.#apps.length && apps.every((app, index) => app === this.#apps[index])) return;
    const snapshot = Object.freeze([...apps]);
    this.#apps = snapshot;
    this.#tell(() => this.#states.next(snapshot));
  }

  /** @internal */
  tellEvent(event: SlackConnectionsEvent): void {
    this.#tell(() => this.#events.next(event));
  }

  /** @internal */
  end(): void {
    this.#tell(() => {
      this.#states.complete();
      this.#events.complete();
    });
  }

  /** One after the other: what a subscriber brings about is told when all have heard what it heard. */
  #tell(what: () => void): void {
    this.#untold.push(what);
    if (this.#isTelling) return;
    this.#isTelling = true;
    for (let next = this.#untold.shift(); next !== undefined; next = this.#untold.shift()) next();
    this.#isTelling = false;
  }

  #guarded<T>(subject: Subject<T>): Observable<T> {
    return new SafeObservable(subject, error => {
      this.#logger.error(`A subscriber of SlackConnections failed: ${getErrorMessage(error)}`, getErrorStack(error));
    });
  }
}
