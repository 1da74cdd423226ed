import type { ClientProcessOptions } from '../client-process.js';
import { Envelopes } from '../load/envelopes.js';
import { Traffic } from '../load/traffic.js';
import { BenchClient } from './bench-client.js';
import type { Case } from './case.js';

/** What every handler of a command reads, and so answers. */
export const COMMAND_ANSWER = 'U0 C0 x';

/** Envelopes on their way at once. */
export const IN_FLIGHT = 64;

/** How much is sent. */
export interface Amount {
  /**
   * Measured envelopes. Before them come half as many, or one for each handler where that is more, so that the compiler
   * has done its work, and whatever waits for a handler's first payload.
   */
  readonly envelopes: number;
  /** When a load ends, however little of it was sent. */
  readonly limitMs: number;
}

/** What one run of a client came to. */
export interface Measurement {
  /** Of an envelope, in the client's process. */
  readonly cpuUs: number;
  /** Of an envelope, in the load's process. */
  readonly loadCpuUs: number;
  readonly wallUs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Resident memory when the client is connected, and after the load. */
  readonly idleMb: number;
  readonly loadedMb: number;
  /** From the start of the process to the client's connection, when Slack says hello. */
  readonly helloMs: number;
  readonly envelopes: number;
}

/** Runs a client in a process of its own under a load of one kind, for each of its handlers in turn. */
export async function measure(of: Case, amount: Amount, options: ClientProcessOptions = {}): Promise<Measurement> {
  const environment = { BENCH_HANDLERS: String(of.handlers), BENCH_KIND: of.kind };
  await using client = await BenchClient.start(of.client, environment, options);
  const envelopes = new Envelopes(of.kind, of.handlers);
  const send = (count: number, limitMs: number) => {
    const traffic = new Traffic(client.line, envelopes, of.kind === 'command' ? COMMAND_ANSWER : undefined);
    return client.during(limitMs, traffic.closedLoop({ count, inFlight: IN_FLIGHT, limitMs }));
  };
  const idle = await client.report();
  await send(Math.max(Math.ceil(amount.envelopes / 2), of.handlers), amount.limitMs);
  const before = await client.report();
  const loadBefore = process.cpuUsage();
  const { acked, wallMs, p50Ms, p99Ms } = await send(amount.envelopes, amount.limitMs);
  const load = process.cpuUsage(loadBefore);
  const after = await client.report();
  return {
    cpuUs: (after.cpuUs - before.cpuUs) / acked,
    loadCpuUs: (load.user + load.system) / acked,
    wallUs: (wallMs * 1_000) / acked,
    p50Ms,
    p99Ms,
    idleMb: idle.rssBytes / 2 ** 20,
    loadedMb: after.rssBytes / 2 ** 20,
    helloMs: client.helloMs,
    envelopes: acked,
  };
}
