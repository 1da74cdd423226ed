import { ConnectionPool } from '../../src/connection/connection-pool.js';
import { connectionSettings, type ConnectionSettingsInput } from '../../src/connection/connection-settings.js';
import { RecordingListener } from './recording-listener.js';

/** Limits short enough to see each of them pass, long enough for a busy machine where nothing is to pass. */
const quick: ConnectionSettingsInput['limits'] = { lingerMs: 30, closeMs: 100 };
const quickBackOff: ConnectionSettingsInput['backOff'] = { baseMs: 10, capMs: 80, healthyAfterMs: 50, disabledMs: 40 };

/** Connections to a local Slack, with what they said. */
export interface ConnectionsAtHand {
  readonly connections: ConnectionPool;
  readonly listener: RecordingListener;
}

/** Connections that are not started yet. */
export function quickConnections(input: ConnectionSettingsInput): ConnectionsAtHand {
  const listener = new RecordingListener();
  const settings = connectionSettings({
    ...input,
    limits: { ...quick, ...input.limits },
    backOff: { ...quickBackOff, ...input.backOff },
  });
  return { connections: new ConnectionPool(settings, listener), listener };
}
