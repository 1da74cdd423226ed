import type { EmulatorServer } from '../server/emulator-server.js';
import { findMethodFacts, methodNames } from '../api-reference/method-facts.js';
import type { FaultPlan } from './fault-plan.js';
import {
  type ApiErrorFault,
  type FaultTarget,
  type Greeting,
  type Lifetime,
  resolveRetryAfter,
  type UpgradeRefusalOptions,
} from './fault-options.js';
import { suggestName } from '../manifest/schema-issues.js';
import type { Timers } from '../time/timers.js';
import type { App } from '../workspace/apps/app.js';
import { SlackApiError } from '../workspace/api-error.js';

/** The dependencies of the faults that affect opening connections. */
export interface OpeningFaultsParts {
  readonly plan: FaultPlan;
  readonly door: Pick<EmulatorServer, 'pauseListening' | 'resumeListening'>;
  readonly chooseApp: (nameOrId?: string) => App;
  /** Called for every fault. */
  readonly note: (fault: string, details: readonly unknown[]) => void;
  readonly timers: Timers;
}

/** Faults that occur before a connection is open, in the order in which an app meets them. */
export class OpeningFaults {
  readonly #parts: OpeningFaultsParts;

  constructor(parts: OpeningFaultsParts) {
    this.#parts = parts;
  }

  /**
   * Refuses TCP connections, for HTTP and WebSocket. Open WebSockets stay open; use `cut` to end them.
   * @param forMs the time until connections are accepted again. Default: until {@link OpeningFaults.openDoor} is called
   */
  shutDoor({ forMs }: { forMs?: number } = {}): void {
    const { door, timers } = this.#parts;
    this.note('shutDoor', ...(forMs === undefined ? [] : [{ forMs }]));
    door.pauseListening();
    // If another process has taken the port, the server stays closed. No caller is left to receive the error.
    if (forMs !== undefined) timers.after(forMs, () => void door.resumeListening().catch(() => undefined));
  }

  /**
   * Accepts TCP connections again, on the same port.
   * @throws Error when another process has taken the port, or the emulator has stopped
   */
  openDoor(): Promise<void> {
    this.note('openDoor');
    return this.#parts.door.resumeListening();
  }

  /** Refuses the next `times` calls of `apps.connections.open`. */
  refuseNextOpens(times: number, refusal: ApiErrorFault = {}): void {
    this.refuseNextCalls('apps.connections.open', times, refusal);
  }

  /**
   * Refuses the next `times` calls of a Web API method.
   * @throws Error when Slack has no such method
   */
  refuseNextCalls(method: string, times: number, refusal: ApiErrorFault = {}): void {
    if (!findMethodFacts(method)) throw new Error(`Slack has no method "${method}"${suggestName(method, methodNames)}`);
    this.note('refuseNextCalls', method, times, refusal);
    const retryAfter = resolveRetryAfter(refusal);
    const { instead } = refusal;
    const isLimit = retryAfter !== undefined || refusal.status === 429;
    const { error = instead ?? (isLimit ? 'ratelimited' : 'internal_error'), status = isLimit ? 429 : 200 } = refusal;
    const details = {
      injected: true as const,
      status,
      ...(retryAfter === undefined ? {} : { retryAfter }),
      ...(instead ? { instead } : {}),
    };
    this.#parts.plan.refusedCalls.add(times, new SlackApiError(error, details), each => each === method);
  }

  /**
   * Delays every Web API response in real time. The effects of a call are immediate.
   * @param options.ms the delay; 0 ends it
   */
  slowApi({ ms }: { readonly ms: number }): void {
    this.note('slowApi', { ms });
    this.#parts.plan.apiDelayMs = ms;
  }

  /** Returns already used URLs for the next `times` calls of `apps.connections.open`. */
  useUpNextUrls(times: number): void {
    this.note('useUpNextUrls', times);
    this.#parts.plan.usedUrls.add(times, true);
  }

  /**
   * Responds to the next `times` WebSocket upgrades with an HTTP status, no response or a TCP reset. Slack is known to
   * respond with 408 and 409.
   */
  rejectUpgrades(times: number, how: number | 'hang' | 'reset' | UpgradeRefusalOptions): void {
    this.note('rejectUpgrades', times, how);
    const refusal = typeof how === 'number' ? { status: how } : how;
    this.#parts.plan.refusedUpgrades.add(
      times,
      typeof refusal === 'string' ? refusal : { status: refusal.status, retryAfter: resolveRetryAfter(refusal) },
    );
  }

  /**
   * Changes the greeting of the next `times` connections, which is one immediate `hello` by default.
   *
   * @example
   * slack.faults.greetNext(1, { hellos: 0 }); // never
   * slack.faults.greetNext(1, { hellos: 2 }); // twice
   * slack.faults.greetNext(1, { afterMs: 5000 }); // late
   * slack.faults.greetNext(1, { disconnectFirst: 'too_many_websockets', hellos: 0, closeAfterMs: 0 });
   */
  greetNext(times: number, greeting: Greeting, { app }: Pick<FaultTarget, 'app'> = {}): void {
    this.note('greetNext', times, greeting, { app });
    const only = app === undefined ? null : this.#parts.chooseApp(app);
    this.#parts.plan.greetings.add(times, greeting, each => only === null || each === only);
  }

  /** Adds this number to `num_connections` in every `hello`. It can be negative; 0 restores the correct number. */
  miscount(by: number): void {
    this.note('miscount', by);
    this.#parts.plan.miscount = by;
  }

  /**
   * Sets the actual and the announced lifetime of connections that are opened from now on. No argument: the default.
   */
  setLifetime(lifetime: Lifetime = {}): void {
    this.note('setLifetime', lifetime);
    this.#parts.plan.lifetime = lifetime;
  }

  /** Reports a fault by the name of its method. */
  protected note(fault: string, ...details: readonly unknown[]): void {
    this.#parts.note(fault, details);
  }
}
