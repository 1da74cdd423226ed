import { Envelopes } from '../load/envelopes.js';
import { Traffic } from '../load/traffic.js';
import { BenchClient } from './bench-client.js';
import type { Case } from './case.js';
import { IN_FLIGHT } from './measure.js';

const LIMIT_MS = 60_000;

/**
 * A client that is measured in slices, so that clients can alternate. Envelopes are sent in batches, so that the number of
 * envelopes per read does not depend on other work on the machine.
 */
export class SlicedClient implements AsyncDisposable {
  readonly #envelopes: Envelopes;

  private constructor(
    private readonly client: BenchClient,
    { kind, handlers }: Case,
  ) {
    this.#envelopes = new Envelopes(kind, handlers);
  }

  /** @param warmUp the number of envelopes before the first slice */
  static async start(of: Case, warmUp: number): Promise<SlicedClient> {
    const environment = { BENCH_HANDLERS: String(of.handlers), BENCH_KIND: of.kind };
    const sliced = new SlicedClient(await BenchClient.start(of.client, environment), of);
    try {
      await sliced.#send(warmUp);
      return sliced;
    } catch (error) {
      await sliced[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** Measures the CPU microseconds per envelope over a slice. */
  async cpuUs(envelopes: number): Promise<number> {
    const before = await this.client.report();
    const acked = await this.#send(envelopes);
    const after = await this.client.report();
    return (after.cpuUs - before.cpuUs) / acked;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.client[Symbol.asyncDispose]();
  }

  async #send(count: number): Promise<number> {
    const loop = { count, inFlight: IN_FLIGHT, limitMs: LIMIT_MS, inLots: true };
    const { acked } = await this.client.during(
      LIMIT_MS,
      new Traffic(this.client.connection, this.#envelopes).closedLoop(loop),
    );
    return acked;
  }
}
