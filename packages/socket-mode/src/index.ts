export * from '@nest-slack/core';

export type { SlackAppState } from './app/slack-app-state.js';
export { SlackConnections } from './app/slack-connections.js';
export type { SlackConnectionsEvent } from './app/slack-connections-event.js';
export type { BackOffSettings } from './connection/backoff.js';
export { ConnectionFatalError, ConnectionStoppedError } from './connection/connection-errors.js';
export type { ConnectionFailure, LimitedWait } from './connection/connection-failure.js';
export type { ConnectionNotice } from './connection/connection-event.js';
export type { ConnectionLimits } from './connection/connection-settings.js';
export type { ConnectionState } from './connection/connection-state.js';
export type { ConnectionsState, ConnectionsStatus } from './connection/connection-status.js';
export type { FatalOpenCode } from './connection/fatal-errors.js';
export { SlackSocketModeModule, type SlackSocketModeOptionsFactory } from './slack-socket-mode.module.js';
export { SlackSocketModeStrategy, type SlackTransportEvents } from './slack-socket-mode.strategy.js';
export type {
  SlackAppOptions,
  SlackSocketModeExtras,
  SlackSocketModeOptions,
} from './options/slack-socket-mode.options.js';
