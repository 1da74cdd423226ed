import type { ClientProcessOptions } from '../client-process.js';
import { Envelopes } from '../load/envelopes.js';
import { Traffic } from '../load/traffic.js';
import { BenchClient } from './bench-client.js';
import type { Case } from './case.js';

/** The text that every command handler returns. */
export const COMMAND_RESPONSE = 'U0 C0 x';

/** The number of unacked envelopes at a time. */
export const IN_FLIGHT = 64;

/** The amount of load in one run. */
export interface Amount {
  /**
   * The number of measured envelopes. Half as many, but at least one for each handler, are sent before, so that code is
   * compiled and lazy initialization is done.
   */
  readonly envelopes: number;
  /** The time limit of the load. */
  readonly limitMs: number;
}

/** The result of one run of a client. */
export interface Measurement {
  /** CPU time per envelope in the client's process. */
  readonly cpuUs: number;
  /** CPU time per envelope in the load's process. */
  readonly loadCpuUs: number;
  readonly wallUs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Resident memory after connecting, and after the load. */
  readonly idleMb: number;
  readonly loadedMb: number;
  /** Time from the start of the process to Slack's hello. */
  readonly helloMs: number;
  readonly envelopes: number;
}

/** Measures a client in a separate process under a load of one kind, for all handlers in turn. */
export async function measure(of: Case, amount: Amount, options: ClientProcessOptions = {}): Promise<Measurement> {
  const environment = { BENCH_HANDLERS: String(of.handlers), BENCH_KIND: of.kind };
  await using client = await BenchClient.start(of.client, environment, options);
  const envelopes = new Envelopes(of.kind, of.handlers);
  const send = (count: number, limitMs: number) => {
    const traffic = new Traffic(client.connection, envelopes, of.kind === 'command' ? COMMAND_RESPONSE : undefined);
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
