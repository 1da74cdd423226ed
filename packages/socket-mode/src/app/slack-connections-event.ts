import type { OverloadNotice } from '@nest-slack/core';
import type { LogMessage } from '@nest-slack/core/internal';
import type { ConnectionNotice } from '../connection/connection-event.js';

/** Something that happened to an app's connections, or to its handlers because of what came in on them. */
export type AppEvent = ConnectionNotice | OverloadNotice;

/**
 * Something that happened to an app, told by its `kind`. Every one is told, those too that are repetitions to a log.
 * Holds no secret.
 *
 * @example
 * ```ts
 * slack.events$.subscribe(event => {
 *   if (event.kind === 'lost') losses.inc({ app: event.app, cause: event.failure.kind });
 * });
 * ```
 */
export type SlackConnectionsEvent = AppEvent & {
  /** The name of the app. */
  readonly app: string;
  readonly at: Date;
  /** How it is logged: `silent` is one more of what was logged already. */
  readonly level: LogMessage['level'];
  /** What happened, what follows and what to do, in words. */
  readonly text: string;
};
