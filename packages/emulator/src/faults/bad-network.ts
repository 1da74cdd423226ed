import { createHash } from 'node:crypto';
import type { Timers } from '../time/timers.js';
import type { ConnectionConditions } from './connection-conditions.js';

/** How a network is bad. */
export interface BadNetworkOptions {
  /** The same seed has the same happen at the same times. Default 1. */
  readonly seed?: number;
  /** How much later everything comes, on average; at most twice as much. Default 400. */
  readonly latencyMs?: number;
}

/** A connection, as far as a network can end it. */
export interface EndableConnection {
  /** Takes on what the network is like now. */
  applyNetwork(): void;
  terminate(): void;
  reset(): void;
}

/** What a bad network is like from one moment to the next one. */
export interface NetworkPhase {
  readonly lastsMs: number;
  readonly latencyMs: number;
  /** Into how many each frame to the app is cut. */
  readonly pieces: number;
  /** How it ends one of the connections at its beginning, if it does. */
  readonly end: 'cut' | 'reset' | null;
  /** Which one, from 0 to below 1 of all of them. */
  readonly which: number;
}

const MIN_PHASE_MS = 2000;
const MAX_PHASE_MS = 10_000;
const MAX_PIECES = 4;
/** How many of the turns end a connection. */
const DISCONNECT_RATIO = 1 / 3;

/** The turn of this number, from 0 on. The first one ends nothing. */
export function planNetworkPhase({ seed = 1, latencyMs = 400 }: BadNetworkOptions, number: number): NetworkPhase {
  const drawn = createHash('sha256').update(`${seed}/${number}`).digest();
  const draw = (index: number): number => drawn.readUInt32BE(index * 4) / 2 ** 32;
  const ends = number > 0 && draw(3) < DISCONNECT_RATIO;
  const end = draw(4) < 1 / 2 ? 'cut' : 'reset';
  return {
    lastsMs: Math.round(MIN_PHASE_MS + draw(0) * (MAX_PHASE_MS - MIN_PHASE_MS)),
    latencyMs: Math.round(2 * latencyMs * draw(1)),
    pieces: 1 + Math.floor(draw(2) * MAX_PIECES),
    end: ends ? end : null,
    which: draw(5),
  };
}

/** A network that is late by more or less, cuts frames into pieces, and ends a connection now and then. */
export class BadNetwork {
  #turn: NetworkPhase;
  #number = 0;
  #stop: () => void;

  /** Is bad from now on. The connections are to be told. */
  constructor(
    private readonly options: BadNetworkOptions,
    private readonly timers: Timers,
    private readonly connections: () => readonly EndableConnection[],
  ) {
    this.#turn = planNetworkPhase(options, 0);
    this.#stop = this.#wait();
  }

  /** What every connection suffers from now. */
  get conditions(): ConnectionConditions {
    const { latencyMs, pieces } = this.#turn;
    const fragments = pieces > 1 ? { pieces, pings: false } : null;
    return { toApp: { latencyMs }, fromApp: { latencyMs }, fragments };
  }

  /** In a few words. */
  toString(): string {
    const { seed = 1, latencyMs = 400 } = this.options;
    return `the network is bad: up to ${2 * latencyMs} ms late, in pieces, cut now and then (seed ${seed})`;
  }

  /** Turns no more. The connections are to be told. */
  end(): void {
    this.#stop();
  }

  #wait(): () => void {
    return this.timers.after(this.#turn.lastsMs, () => this.#go());
  }

  #go(): void {
    this.#number += 1;
    this.#turn = planNetworkPhase(this.options, this.#number);
    this.#stop = this.#wait();
    const open = this.connections();
    for (const connection of open) connection.applyNetwork();
    const victim = open[Math.floor(this.#turn.which * open.length)];
    if (this.#turn.end === 'cut') victim?.terminate();
    if (this.#turn.end === 'reset') victim?.reset();
  }
}
