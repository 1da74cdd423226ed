export * from '@nest-slack/core';

export { type SlackAppState, SlackConnections, type SlackConnectionsEvent } from './app/slack-connections.js';
export type { BackOffSettings } from './connection/reconnect-policy.js';
export { ConnectionFatalError, ConnectionStoppedError } from './connection/connection-errors.js';
export type { ConnectionFailure, LimitedWait } from './connection/connection-failure.js';
export type { ConnectionEvent } from './connection/connection-event.js';
export type { ConnectionLimits } from './connection/connection-settings.js';
export type { ConnectionsState, ConnectionsStatus, ConnectionState } from './connection/connection-state.js';
export type { FatalOpenCode } from './connection/connection-errors.js';
export { SlackSocketModeModule, type SlackSocketModeOptionsFactory } from './slack-socket-mode.module.js';
export { SlackSocketModeStrategy, type SlackTransportEvents } from './slack-socket-mode.strategy.js';
export type {
  SlackAppOptions,
  SlackSocketModeExtras,
  SlackSocketModeOptions,
} from './options/slack-socket-mode.options.js';

// Former names, kept for existing imports.
export type { ConnectionEvent as ConnectionNotice } from './connection/connection-event.js';
