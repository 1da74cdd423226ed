import { afterEach, beforeEach } from '@jest/globals';
import { SlackEmulator, type SlackEmulatorOptions } from '@nest-slack/emulator';
import { AppConnections } from '../../src/connection/app-connections.js';
import { AppToken } from '../../src/connection/app-token.js';
import { connectionSettings, type ConnectionSettingsInput } from '../../src/connection/connection-settings.js';
import { RecordingListener } from './recording-listener.js';

/** Limits short enough to see each of them pass, long enough for a busy machine where nothing is to pass. */
const quick: ConnectionSettingsInput['limits'] = { lingerMs: 30, closeMs: 100, drainMs: 500 };
const quickBackOff: ConnectionSettingsInput['backOff'] = { baseMs: 10, capMs: 80, healthyAfterMs: 50, disabledMs: 40 };

/** Connections to a local Slack, with what they said. */
export interface ConnectionsAtHand {
  readonly connections: AppConnections;
  readonly listener: RecordingListener;
}

/** A fresh local Slack for each test of a file; everything connected to it is closed before it is. */
export class LocalSlack {
  #emulator: SlackEmulator | undefined;
  #connected: AppConnections[] = [];

  constructor(options: SlackEmulatorOptions = {}) {
    beforeEach(async () => {
      this.#emulator = await SlackEmulator.start({ redeliveryDelaysMs: [20, 50, 100], ...options });
    });
    afterEach(async () => {
      await Promise.all(this.#connected.map(connections => connections.close()));
      this.#connected = [];
      await this.#emulator?.close();
    });
  }

  get emulator(): SlackEmulator {
    if (this.#emulator === undefined) throw new Error('The local Slack runs only during a test.');
    return this.#emulator;
  }

  /** Connections that are not started yet. */
  prepare(input: Partial<ConnectionSettingsInput> = {}): ConnectionsAtHand {
    const listener = new RecordingListener();
    const settings = connectionSettings({
      appToken: new AppToken(this.emulator.appToken),
      apiUrl: this.emulator.apiUrl,
      ...input,
      limits: { ...quick, ...input.limits },
      backOff: { ...quickBackOff, ...input.backOff },
    });
    const connections = new AppConnections(settings, listener);
    this.#connected.push(connections);
    return { connections, listener };
  }

  /** Connections that all are ready. */
  async connect(input: Partial<ConnectionSettingsInput> = {}): Promise<ConnectionsAtHand> {
    const atHand = this.prepare(input);
    await atHand.connections.start();
    await this.emulator.waitForConnections(input.connections ?? 2);
    return atHand;
  }

  /** How many calls of `apps.connections.open` there were. */
  get opens(): number {
    return this.emulator.apiCalls.filter(call => call.method === 'apps.connections.open').length;
  }
}
