import type { App } from '../workspace/apps/app.js';
import { SlackApiError } from '../workspace/api-error.js';
import type { BadNetwork } from './bad-network.js';
import { HEALTHY, mergeConditions, type ConnectionConditions } from './connection-conditions.js';
import type { Greeting, Lifetime } from './fault-options.js';

/** How a WebSocket upgrade is refused. */
export type UpgradeRefusal = { readonly status: number; readonly retryAfter?: string | undefined } | 'hang' | 'reset';

/** How a payload is duplicated: in a new envelope, as in a redelivery, or in the same envelope. */
export type Copy = 'new_envelope' | 'same_envelope';

/** The faults of connections that are opened from now on, of one app or, for `null`, of every app. */
export interface NewConnectionFault {
  /** Starts at 1. */
  readonly number: number;
  readonly app: App | null;
  readonly conditions: Partial<ConnectionConditions>;
}

/** The planned faults. The servers read them before they respond; the faults API changes them. */
export class FaultPlan {
  /** Connections are accepted and read, but nothing is sent on them. */
  isMuted = false;
  /** The local Slack sends no pings. */
  pingsStopped = false;
  /** The error code of `apps.connections.open` while Socket Mode is switched off in the app's settings. */
  socketModeOff: string | null = null;
  /** The offset added to `num_connections`. */
  miscount = 0;
  /** The delay added to every Web API response. */
  apiDelayMs = 0;
  /** The conditions of all connections, and the rate at which connections are ended. */
  badNetwork: BadNetwork | null = null;
  /** The lifetime of new connections. */
  lifetime: Lifetime = {};
  /** Web API calls to refuse, by method. */
  readonly refusedCalls = new FaultQueue<SlackApiError, string>();
  readonly refusedUpgrades = new FaultQueue<UpgradeRefusal>();
  /** URLs that `apps.connections.open` returns although they are already used. */
  readonly usedUrls = new FaultQueue<true>();
  readonly greetings = new FaultQueue<Greeting, App>();
  /** Acks to drop, by the connection that they arrive on. */
  readonly lostAcks = new FaultQueue<true, { readonly id: string; readonly app: App }>();
  readonly copies = new FaultQueue<Copy, { readonly app: App; readonly type: string }>();
  #newcomers: NewConnectionFault[] = [];
  #newcomersNoted = 0;

  /** Applies conditions to connections that are opened from now on. `null` means those of every app. */
  awaitNewcomers(app: App | null, conditions: Partial<ConnectionConditions>): void {
    this.#newcomersNoted += 1;
    this.#newcomers.push({ number: this.#newcomersNoted, app, conditions });
  }

  /** Removes all conditions from connections that are opened from now on. `null` means those of every app. */
  spareNewcomers(app: App | null): void {
    this.#newcomers = this.#newcomers.filter(each => app !== null && each.app !== app);
  }

  /** Removes one fault from connections that are opened from now on. */
  forgetNewcomers(number: number): void {
    this.#newcomers = this.#newcomers.filter(each => each.number !== number);
  }

  /** The faults of connections that are opened from now on. */
  get newcomers(): readonly NewConnectionFault[] {
    return this.#newcomers;
  }

  /** Ends the bad network. The caller then updates the connections. */
  endNetwork(): void {
    this.badNetwork?.end();
    this.badNetwork = null;
  }

  /** The conditions that apply to every connection. */
  get network(): ConnectionConditions {
    return this.badNetwork?.conditions ?? HEALTHY;
  }

  /** The conditions of a new connection, in addition to those of the network. */
  conditionsOf(app: App): ConnectionConditions {
    return this.#newcomers
      .filter(each => each.app === null || each.app === app)
      .reduce((before, { conditions }) => mergeConditions(before, conditions), HEALTHY);
  }

  /** @throws SlackApiError when this call of `method` is planned to fail */
  checkCall(method: string): void {
    const refusal = this.refusedCalls.take(method);
    if (refusal) throw refusal;
  }

  /** @throws SlackApiError when Socket Mode is switched off */
  checkSocketMode(): void {
    if (this.socketModeOff !== null) throw new SlackApiError(this.socketModeOff);
  }

  /** How to refuse the current upgrade. */
  takeUpgradeRefusal(): UpgradeRefusal | undefined {
    return this.socketModeOff === null ? this.refusedUpgrades.take() : { status: 403 };
  }
}

/** Faults that each occur a fixed number of times, in the order in which they were planned. */
export class FaultQueue<What, Occasion = void> {
  #plans: { readonly what: What; readonly fits: (occasion: Occasion) => boolean; times: number }[] = [];

  /** @param fits whether the fault applies to an occasion. Default: to all */
  add(times: number, what: What, fits: (occasion: Occasion) => boolean = () => true): void {
    if (times > 0) this.#plans.push({ what, fits, times });
  }

  /** How many occurrences remain. */
  get left(): number {
    return this.#plans.reduce((sum, { times }) => sum + times, 0);
  }

  /** Removes all remaining occurrences. */
  clear(): void {
    this.#plans = [];
  }

  /** Returns the fault for this occasion and counts it as one occurrence. */
  take(occasion: Occasion): What | undefined {
    const plan = this.#plans.find(({ fits }) => fits(occasion));
    if (!plan) return undefined;
    plan.times -= 1;
    if (plan.times <= 0) this.#plans = this.#plans.filter(each => each !== plan);
    return plan.what;
  }
}
