import { ConnectionPool } from '../../src/connection/connection-pool.js';
import { resolveConnectionSettings, type ConnectionSettingsInput } from '../../src/connection/connection-settings.js';
import { RecordingListener } from './recording-listener.js';

/** Timeouts short enough for a test to reach, and long enough for a busy machine that must not reach them. */
const SHORT_LIMITS: ConnectionSettingsInput['limits'] = { lingerMs: 30, closeMs: 100 };
const SHORT_BACKOFF: ConnectionSettingsInput['backOff'] = { baseMs: 10, capMs: 80, healthyAfterMs: 50, disabledMs: 40 };

/** Connections to a local Slack and their recorded events. */
export interface TestConnections {
  readonly connections: ConnectionPool;
  readonly listener: RecordingListener;
}

/** Connections that are not started yet. */
export function createTestConnections(input: ConnectionSettingsInput): TestConnections {
  const listener = new RecordingListener();
  const settings = resolveConnectionSettings({
    ...input,
    limits: { ...SHORT_LIMITS, ...input.limits },
    backOff: { ...SHORT_BACKOFF, ...input.backOff },
  });
  return { connections: new ConnectionPool(settings, listener), listener };
}
