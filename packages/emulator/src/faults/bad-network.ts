import { createHash } from 'node:crypto';
import type { Timers } from '../time/timers.js';
import type { ConnectionConditions } from './connection-conditions.js';

/** The options of a bad network. */
export interface BadNetworkOptions {
  /** The same seed causes the same events at the same times. Default 1. */
  readonly seed?: number;
  /** The average additional latency. The maximum is twice as much. Default 400. */
  readonly latencyMs?: number;
}

/** A connection that the network can end. */
export interface EndableConnection {
  /** Applies the current network conditions. */
  applyNetwork(): void;
  terminate(): void;
  reset(): void;
}

/** The network conditions of one phase. */
export interface NetworkPhase {
  readonly lastsMs: number;
  readonly latencyMs: number;
  /** How many fragments each frame to the app is split into. */
  readonly pieces: number;
  /** How a connection ends at the start of the phase, if one does. */
  readonly end: 'cut' | 'reset' | null;
  /** Which connection ends, as a fraction of all connections: 0 to less than 1. */
  readonly which: number;
}

const MIN_PHASE_MS = 2000;
const MAX_PHASE_MS = 10_000;
const MAX_PIECES = 4;
/** The share of phases that end a connection. */
const DISCONNECT_RATIO = 1 / 3;

/** Plans the phase with this number, starting at 0. The first phase ends no connection. */
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

/** A network with variable latency that fragments frames and occasionally ends a connection. */
export class BadNetwork {
  #turn: NetworkPhase;
  #number = 0;
  #stop: () => void;

  /** Starts the first phase. The caller then updates the connections. */
  constructor(
    private readonly options: BadNetworkOptions,
    private readonly timers: Timers,
    private readonly connections: () => readonly EndableConnection[],
  ) {
    this.#turn = planNetworkPhase(options, 0);
    this.#stop = this.#wait();
  }

  /** The current conditions of every connection. */
  get conditions(): ConnectionConditions {
    const { latencyMs, pieces } = this.#turn;
    const fragments = pieces > 1 ? { pieces, pings: false } : null;
    return { toApp: { latencyMs }, fromApp: { latencyMs }, fragments };
  }

  /** A short description. */
  toString(): string {
    const { seed = 1, latencyMs = 400 } = this.options;
    return `the network is bad: up to ${2 * latencyMs} ms late, in pieces, cut now and then (seed ${seed})`;
  }

  /** Stops the phases. The caller then updates the connections. */
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
