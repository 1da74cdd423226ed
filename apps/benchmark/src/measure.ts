import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ClientReport } from './clients/report.js';
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

/** Runs a client in a process of its own under a load of commands. */
export async function measure(client: string, handlers: number, envelopes: number): Promise<Measurement> {
  const load = await SlackLoad.start(index => `/command-${index % handlers}`);
  const started = performance.now();
  const child = fork(fileURLToPath(new URL(`clients/${client}.js`, import.meta.url)), {
    env: {
      ...process.env,
      BENCH_HANDLERS: String(handlers),
      BENCH_SOCKET_URL: load.socketUrl,
      SLACK_API_URL: load.apiUrl,
      SLACK_APP_TOKEN: 'xapp-1-bench',
      SLACK_BOT_TOKEN: 'xoxb-1-bench',
    },
  });
  try {
    await load.connected(START_LIMIT_MS);
    const helloMs = performance.now() - started;
    const idle = await reportOf(child);
    await load.send(WARM_UP);
    const before = await reportOf(child);
    const began = performance.now();
    await load.send(envelopes);
    const wallMs = performance.now() - began;
    const after = await reportOf(child);
    return {
      cpuUs: (after.cpuUs - before.cpuUs) / envelopes,
      wallUs: (wallMs * 1_000) / envelopes,
      idleMb: idle.rssBytes / 2 ** 20,
      loadedMb: after.rssBytes / 2 ** 20,
      helloMs,
    };
  } finally {
    const ended = once(child, 'exit');
    child.disconnect();
    await ended;
    await load.close();
  }
}

async function reportOf(child: ChildProcess): Promise<ClientReport> {
  const answer: Promise<unknown[]> = once(child, 'message');
  child.send('report');
  const [report] = await answer;
  if (!isReport(report)) throw new Error('The client reported something else than its CPU and memory.');
  return report;
}

const isReport = (value: unknown): value is ClientReport =>
  typeof value === 'object' && value !== null && 'cpuUs' in value && 'rssBytes' in value;
