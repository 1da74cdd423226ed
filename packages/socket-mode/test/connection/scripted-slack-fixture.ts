import { afterEach } from '@jest/globals';
import { AppToken } from '../../src/connection/app-token.js';
import type { ConnectionSettingsInput } from '../../src/connection/connection-settings.js';
import type { KeyAndCertificate } from '../support/certificates.js';
import { createTestConnections, type TestConnections } from './test-connections.js';
import { ScriptedSlack, type Script } from './scripted-slack.js';

/** A valid app token that must not appear in any output. */
export const APP_TOKEN = 'xapp-1-A1-not-to-be-told';

/** One connection to a Slack that follows a script. Everything is closed after each test of the file. */
export class ScriptedSlackFixture {
  #cleanups: (() => Promise<void>)[] = [];

  constructor() {
    afterEach(async () => {
      for (const end of this.#cleanups.toReversed()) await end();
      this.#cleanups = [];
    });
  }

  /** Connections that are not started yet. One connection unless the input overrides it. */
  async prepare(
    script: Script,
    input: Partial<ConnectionSettingsInput> = {},
    tls: KeyAndCertificate | null = null,
  ): Promise<TestConnections & { readonly slack: ScriptedSlack }> {
    const slack = await ScriptedSlack.start(script, tls);
    this.#cleanups.push(() => slack.close());
    return { ...this.connect({ apiUrl: slack.apiUrl, ...input }), slack };
  }

  /** The same without a Slack. The input gives its URL. */
  connect(input: Partial<ConnectionSettingsInput>): TestConnections {
    const atHand = createTestConnections({ appToken: new AppToken(APP_TOKEN), connections: 1, ...input });
    this.#cleanups.push(() => atHand.connections.close());
    return atHand;
  }
}
