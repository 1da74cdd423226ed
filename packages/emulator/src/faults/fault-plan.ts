import type { App } from '../workspace/apps/app.js';
import { SlackApiError } from '../workspace/api-error.js';
import type { BadNetwork } from './bad-network.js';
import { HEALTHY, mergeConditions, type ConnectionConditions } from './connection-conditions.js';
import type { Greeting, Lifetime } from './fault-options.js';

/** What becomes of a WebSocket upgrade that is not let in. */
export type UpgradeRefusal = { readonly status: number; readonly retryAfter?: string | undefined } | 'hang' | 'reset';

/** How a payload comes twice: in an envelope of its own, as a redelivery would, or in the very same one. */
export type Copy = 'new_envelope' | 'same_envelope';

/** What connections suffer from that are opened from now on, of one app or, by `null`, of every app. */
export interface NewConnectionFault {
  /** Counted from 1. */
  readonly number: number;
  readonly app: App | null;
  readonly conditions: Partial<ConnectionConditions>;
}

/** What goes wrong from now on. The doors look here before they serve; the controls write here. */
export class FaultPlan {
  /** Connections are taken and read, but nothing is sent on any of them. */
  isMuted = false;
  /** Slack's own pings don't come any more. */
  pingsStopped = false;
  /** Socket Mode is switched off in the apps' settings: the code that opening a connection is refused with. */
  socketModeOff: string | null = null;
  /** By how much `num_connections` is wrong. */
  miscount = 0;
  /** How much later every answer of the Web API comes. */
  apiDelayMs = 0;
  /** What all connections suffer from, and how they are ended now and then. */
  badNetwork: BadNetwork | null = null;
  /** How long new connections live. */
  lifetime: Lifetime = {};
  /** Calls of the Web API, by their method. */
  readonly refusedCalls = new FaultQueue<SlackApiError, string>();
  readonly refusedUpgrades = new FaultQueue<UpgradeRefusal>();
  /** URLs that `apps.connections.open` gives out although somebody has used them. */
  readonly usedUrls = new FaultQueue<true>();
  readonly greetings = new FaultQueue<Greeting, App>();
  /** Acks that get lost on their way, by the connection on which they come. */
  readonly lostAcks = new FaultQueue<true, { readonly id: string; readonly app: App }>();
  readonly copies = new FaultQueue<Copy, { readonly app: App; readonly type: string }>();
  #newcomers: NewConnectionFault[] = [];
  #newcomersNoted = 0;

  /** Connections that are opened from now on suffer from this; `null` means those of every app. */
  awaitNewcomers(app: App | null, conditions: Partial<ConnectionConditions>): void {
    this.#newcomersNoted += 1;
    this.#newcomers.push({ number: this.#newcomersNoted, app, conditions });
  }

  /** Connections that are opened from now on suffer from nothing; `null` means those of every app. */
  spareNewcomers(app: App | null): void {
    this.#newcomers = this.#newcomers.filter(each => app !== null && each.app !== app);
  }

  /** Connections that are opened from now on suffer from this no more. */
  forgetNewcomers(number: number): void {
    this.#newcomers = this.#newcomers.filter(each => each.number !== number);
  }

  /** What connections suffer from that are opened from now on. */
  get newcomers(): readonly NewConnectionFault[] {
    return this.#newcomers;
  }

  /** The network is as usual again. The connections are to be told. */
  endNetwork(): void {
    this.badNetwork?.end();
    this.badNetwork = null;
  }

  /** What every connection suffers from. */
  get network(): ConnectionConditions {
    return this.badNetwork?.conditions ?? HEALTHY;
  }

  /** What a new connection suffers from, besides the network that it is on. */
  conditionsOf(app: App): ConnectionConditions {
    return this.#newcomers
      .filter(each => each.app === null || each.app === app)
      .reduce((before, { conditions }) => mergeConditions(before, conditions), HEALTHY);
  }

  /** @throws SlackRefusal when this call of `method` was to fail */
  checkCall(method: string): void {
    const refusal = this.refusedCalls.take(method);
    if (refusal) throw refusal;
  }

  /** @throws SlackRefusal when Socket Mode is switched off */
  checkSocketMode(): void {
    if (this.socketModeOff !== null) throw new SlackApiError(this.socketModeOff);
  }

  /** How the upgrade at hand is to be refused. */
  takeUpgradeRefusal(): UpgradeRefusal | undefined {
    return this.socketModeOff === null ? this.refusedUpgrades.take() : { status: 403 };
  }
}

/** Things that are to happen a number of times each, in the order in which they were planned. */
export class FaultQueue<What, Occasion = void> {
  #plans: { readonly what: What; readonly fits: (occasion: Occasion) => boolean; times: number }[] = [];

  /** @param fits whether it is to happen on an occasion. Default: on any. */
  add(times: number, what: What, fits: (occasion: Occasion) => boolean = () => true): void {
    if (times > 0) this.#plans.push({ what, fits, times });
  }

  /** How often something is still to happen. */
  get left(): number {
    return this.#plans.reduce((sum, { times }) => sum + times, 0);
  }

  /** Nothing of it is to happen any more. */
  clear(): void {
    this.#plans = [];
  }

  /** What is to happen on this occasion, which counts as one time. */
  take(occasion: Occasion): What | undefined {
    const plan = this.#plans.find(({ fits }) => fits(occasion));
    if (!plan) return undefined;
    plan.times -= 1;
    if (plan.times <= 0) this.#plans = this.#plans.filter(each => each !== plan);
    return plan.what;
  }
}
