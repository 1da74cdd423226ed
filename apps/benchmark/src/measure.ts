import { ClientProcess } from './client-process.js';
import { Envelopes } from './envelopes.js';
import type { LoadKind } from './load-kind.js';
import { SlackLoad } from './slack-load.js';

/** What one run of a client came to. */
export interface Measurement {
  readonly cpuUs: number;
  readonly wallUs: number;
  /** Resident memory when the client is connected, and after the load. */
  readonly idleMb: number;
  readonly loadedMb: number;
  /** From the start of the process to the client's connection, when Slack says hello. */
  readonly helloMs: number;
}

/** Before the measured load, so that the compiler has done its work. */
const WARM_UP = 10_000;
const START_LIMIT_MS = 60_000;
const LOAD_LIMIT_MS = 60_000;

/** Which client is measured, and under what. */
export interface Case {
  readonly client: string;
  readonly kind: LoadKind;
  readonly handlers: number;
}

/** Runs a client in a process of its own under a load of one kind, for each of its handlers in turn. */
export async function measure(of: Case, envelopes: number): Promise<Measurement> {
  const load = await SlackLoad.start(new Envelopes(of.kind, of.handlers));
  try {
    return await measureUnder(load, of, envelopes);
  } finally {
    await load.close();
  }
}

async function measureUnder(load: SlackLoad, of: Case, envelopes: number): Promise<Measurement> {
  const started = performance.now();
  const client = new ClientProcess(of.client, {
    BENCH_HANDLERS: String(of.handlers),
    BENCH_KIND: of.kind,
    BENCH_SOCKET_URL: load.socketUrl,
    SLACK_API_URL: load.apiUrl,
    // It is on this machine, where a proxy that the environment names does not lead.
    NO_PROXY: '127.0.0.1',
    no_proxy: '127.0.0.1',
    SLACK_APP_TOKEN: 'xapp-1-bench',
    SLACK_BOT_TOKEN: 'xoxb-1-bench',
  });
  // A millisecond more an envelope is many times what any client takes.
  const send = (count: number) => client.during('ack of every envelope', LOAD_LIMIT_MS + count, load.send(count));
  try {
    await client.during('connection', START_LIMIT_MS, load.connected());
    const helloMs = performance.now() - started;
    const idle = await client.report();
    await send(WARM_UP);
    const before = await client.report();
    const began = performance.now();
    await send(envelopes);
    const wallMs = performance.now() - began;
    const after = await client.report();
    return {
      cpuUs: (after.cpuUs - before.cpuUs) / envelopes,
      wallUs: (wallMs * 1_000) / envelopes,
      idleMb: idle.rssBytes / 2 ** 20,
      loadedMb: after.rssBytes / 2 ** 20,
      helloMs,
    };
  } finally {
    await client.end();
  }
}
