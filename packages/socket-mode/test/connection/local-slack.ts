import { afterEach, beforeEach } from '@jest/globals';
import { SlackEmulator, type SlackEmulatorOptions } from '@nest-slack/emulator';
import type { ConnectionPool } from '../../src/connection/connection-pool.js';
import { AppToken } from '../../src/connection/app-token.js';
import type { ConnectionSettingsInput } from '../../src/connection/connection-settings.js';
import { waitFor } from './wait-for.js';
import { createTestConnections, type TestConnections } from './test-connections.js';

/** Starts a local Slack for each test of a file. Everything connected to it is closed first. */
export class LocalSlack {
  #emulator: SlackEmulator | undefined;
  #pools: ConnectionPool[] = [];

  constructor(options: SlackEmulatorOptions = {}) {
    beforeEach(async () => {
      this.#emulator = await SlackEmulator.start({ redeliveryDelaysMs: [20, 50, 100], ...options });
    });
    afterEach(async () => {
      await Promise.all(this.#pools.map(connections => connections.close()));
      this.#pools = [];
      await this.#emulator?.close();
    });
  }

  get emulator(): SlackEmulator {
    if (this.#emulator === undefined) throw new Error('The local Slack runs only during a test.');
    return this.#emulator;
  }

  /** Connections that are not started yet. */
  prepare(input: Partial<ConnectionSettingsInput> = {}): TestConnections {
    const { appToken, apiUrl } = this.emulator;
    const atHand = createTestConnections({ appToken: new AppToken(appToken), apiUrl, ...input });
    this.#pools.push(atHand.connections);
    return atHand;
  }

  /** Connections that are all ready. */
  async connect(input: Partial<ConnectionSettingsInput> = {}): Promise<TestConnections> {
    const atHand = this.prepare(input);
    const { connections = 2 } = input;
    await atHand.connections.start();
    await this.emulator.waitForConnections(connections);
    // The last hello may not have arrived yet.
    await waitFor('all to be ready', () => atHand.listener.getEvents('ready').length >= connections);
    return atHand;
  }

  /** Counts the open sockets of the app from now on. The returned function gives the minimum. */
  trackMinimumOpen(): () => number {
    const { emulator } = this;
    let fewest = emulator.connections.length;
    emulator.on('connection', () => {
      fewest = Math.min(fewest, emulator.connections.length);
    });
    return () => fewest;
  }

  /** The number of calls of `apps.connections.open`. */
  get openCallCount(): number {
    return this.emulator.apiCalls.filter(call => call.method === 'apps.connections.open').length;
  }
}
