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

/** What faults at the opening of connections work on. */
export interface OpeningFaultsParts {
  readonly plan: FaultPlan;
  readonly door: Pick<EmulatorServer, 'pauseListening' | 'resumeListening'>;
  readonly chooseApp: (nameOrId?: string) => App;
  /** Hears of every fault. */
  readonly note: (fault: string, details: readonly unknown[]) => void;
  readonly timers: Timers;
}

/** What goes wrong before a connection is there, in the order in which an app comes to it. */
export class OpeningFaults {
  readonly #parts: OpeningFaultsParts;

  constructor(parts: OpeningFaultsParts) {
    this.#parts = parts;
  }

  /**
   * Refuses TCP connections, for HTTP and WebSocket alike. WebSockets that are open stay; `cut` them if they shall not.
   * @param forMs after which the door opens by itself. Default: not before {@link OpeningFaults.openDoor}
   */
  shutDoor({ forMs }: { forMs?: number } = {}): void {
    const { door, timers } = this.#parts;
    this.note('shutDoor', ...(forMs === undefined ? [] : [{ forMs }]));
    door.pauseListening();
    // Where somebody else has taken the port meanwhile, the door stays shut: there is nobody left to tell.
    if (forMs !== undefined) timers.after(forMs, () => void door.resumeListening().catch(() => undefined));
  }

  /**
   * Takes TCP connections again, on the same port.
   * @throws Error when somebody else has taken it meanwhile, or the emulator has ended
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
   * Has every answer of the Web API come later, in real time; what is done is done at once.
   * @param options.ms 0 ends it
   */
  slowApi({ ms }: { readonly ms: number }): void {
    this.note('slowApi', { ms });
    this.#parts.plan.apiDelayMs = ms;
  }

  /** Gives out URLs at the next `times` calls of `apps.connections.open` that somebody has used already. */
  useUpNextUrls(times: number): void {
    this.note('useUpNextUrls', times);
    this.#parts.plan.usedUrls.add(times, true);
  }

  /**
   * Answers the next `times` WebSocket upgrades with an HTTP status, with silence or with a TCP reset. Slack has been
   * seen to use 408 and 409.
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
   * Greets the next `times` connections in another way than with one `hello` at once.
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

  /** Counts so many connections more (or fewer) in every `hello` than there are: 0 counts right again. */
  miscount(by: number): void {
    this.note('miscount', by);
    this.#parts.plan.miscount = by;
  }

  /** Sets how long connections live that are opened from now on, and how long they are told to. Nothing: as usual. */
  setLifetime(lifetime: Lifetime = {}): void {
    this.note('setLifetime', lifetime);
    this.#parts.plan.lifetime = lifetime;
  }

  /** Tells of a fault, by the name of its method. */
  protected note(fault: string, ...details: readonly unknown[]): void {
    this.#parts.note(fault, details);
  }
}
