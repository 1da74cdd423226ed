import { ClientProcess, type ClientProcessOptions } from '../client-process.js';
import type { ClientReport } from '../clients/report.js';
import type { ClientConnection } from '../load/client-connection.js';
import { SlackLoad } from '../load/slack-load.js';

const START_LIMIT_MS = 60_000;
/** The time limit from the last envelope to its ack. */
const ACK_LIMIT_MS = 60_000;

/** A client process, connected to its own load. */
export class BenchClient implements AsyncDisposable {
  private constructor(
    private readonly load: SlackLoad,
    private readonly process: ClientProcess,
    readonly connection: ClientConnection,
    /** Time from the start of the process to Slack's hello. */
    readonly helloMs: number,
  ) {}

  /** @throws Error when the client does not connect */
  static async start(
    name: string,
    environment: Readonly<Record<string, string>>,
    options: ClientProcessOptions = {},
  ): Promise<BenchClient> {
    const load = await SlackLoad.start();
    const began = performance.now();
    const process = new ClientProcess(name, { ...environment, ...createEnvironment(load) }, options);
    try {
      const connection = await process.during('connection', START_LIMIT_MS, load.waitForConnection());
      return new BenchClient(load, process, connection, performance.now() - began);
    } catch (error) {
      await process.end();
      await load[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** Waits for work with the client, with extra time for the acks. @throws Error when the client exits first */
  during<T>(estimatedMs: number, work: Promise<T>): Promise<T> {
    return this.process.during('ack of every envelope', estimatedMs + ACK_LIMIT_MS, work);
  }

  report(): Promise<ClientReport> {
    return this.process.report();
  }

  ask(request: string): Promise<unknown> {
    return this.process.ask(request);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.process.end();
    await this.load[Symbol.asyncDispose]();
  }
}

const createEnvironment = ({ apiUrl, socketUrl }: SlackLoad): Record<string, string> => ({
  BENCH_SOCKET_URL: socketUrl,
  SLACK_API_URL: apiUrl,
  // The load is on this machine, so no proxy applies.
  NO_PROXY: '127.0.0.1',
  no_proxy: '127.0.0.1',
  SLACK_APP_TOKEN: 'xapp-1-bench',
  SLACK_BOT_TOKEN: 'xoxb-1-bench',
});
