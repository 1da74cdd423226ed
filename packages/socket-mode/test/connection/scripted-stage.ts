import { afterEach } from '@jest/globals';
import { AppToken } from '../../src/connection/app-token.js';
import type { ConnectionSettingsInput } from '../../src/connection/connection-settings.js';
import type { KeyAndCertificate } from '../support/certificates.js';
import { quickConnections, type ConnectionsAtHand } from './quick-connections.js';
import { ScriptedSlack, type Script } from './scripted-slack.js';

/** What an app token looks like, and must look like nowhere else. */
export const APP_TOKEN = 'xapp-1-A1-not-to-be-told';

/** One connection to a Slack that follows a script. Everything is closed after each test of the file. */
export class ScriptedStage {
  #ends: (() => Promise<void>)[] = [];

  constructor() {
    afterEach(async () => {
      for (const end of this.#ends.toReversed()) await end();
      this.#ends = [];
    });
  }

  /** Not started yet; one connection unless the input says otherwise. */
  async set(
    script: Script,
    input: Partial<ConnectionSettingsInput> = {},
    tls: KeyAndCertificate | null = null,
  ): Promise<ConnectionsAtHand & { readonly slack: ScriptedSlack }> {
    const slack = await ScriptedSlack.start(script, tls);
    this.#ends.push(() => slack.close());
    return { ...this.connect({ apiUrl: slack.apiUrl, ...input }), slack };
  }

  /** The same without a Slack: where it is, the input says. */
  connect(input: Partial<ConnectionSettingsInput>): ConnectionsAtHand {
    const atHand = quickConnections({ appToken: new AppToken(APP_TOKEN), connections: 1, ...input });
    this.#ends.push(() => atHand.connections.close());
    return atHand;
  }
}
