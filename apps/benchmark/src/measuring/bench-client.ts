import { ClientProcess, type ClientProcessOptions } from '../client-process.js';
import type { ClientReport } from '../clients/report.js';
import type { Line } from '../load/line.js';
import { SlackLoad } from '../load/slack-load.js';

const START_LIMIT_MS = 60_000;
/** From the last envelope to its ack. */
const ACK_LIMIT_MS = 60_000;

/** A client that is connected to a load of its own. */
export class BenchClient implements AsyncDisposable {
  private constructor(
    private readonly load: SlackLoad,
    private readonly process: ClientProcess,
    readonly line: Line,
    /** From the start of the process to Slack's hello. */
    readonly helloMs: number,
  ) {}

  /** @throws Error when it doesn't connect */
  static async start(
    name: string,
    environment: Readonly<Record<string, string>>,
    options: ClientProcessOptions = {},
  ): Promise<BenchClient> {
    const load = await SlackLoad.start();
    const began = performance.now();
    const process = new ClientProcess(name, { ...environment, ...environmentOf(load) }, options);
    try {
      const line = await process.during('connection', START_LIMIT_MS, load.connected());
      return new BenchClient(load, process, line, performance.now() - began);
    } catch (error) {
      await process.end();
      await load[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** Waits for work with it, as long as that is meant to take and a while longer. @throws Error when it ends meanwhile */
  during<T>(meantMs: number, work: Promise<T>): Promise<T> {
    return this.process.during('ack of every envelope', meantMs + ACK_LIMIT_MS, work);
  }

  report(): Promise<ClientReport> {
    return this.process.report();
  }

  ask(question: string): Promise<unknown> {
    return this.process.ask(question);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.process.end();
    await this.load[Symbol.asyncDispose]();
  }
}

const environmentOf = ({ apiUrl, socketUrl }: SlackLoad): Record<string, string> => ({
  BENCH_SOCKET_URL: socketUrl,
  SLACK_API_URL: apiUrl,
  // It is on this machine, where a proxy that the environment names does not lead.
  NO_PROXY: '127.0.0.1',
  no_proxy: '127.0.0.1',
  SLACK_APP_TOKEN: 'xapp-1-bench',
  SLACK_BOT_TOKEN: 'xoxb-1-bench',
});
