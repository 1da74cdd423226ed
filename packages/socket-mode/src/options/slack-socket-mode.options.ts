import type { BotToken, ConcurrencyOptions, SlackCommonOptions } from '@nest-slack/core';
import type { BackOffSettings } from '../connection/reconnect-policy.js';
import type { ConnectionLimits } from '../connection/connection-settings.js';

/** One of several Slack apps in a process. */
export interface SlackAppOptions {
  /** The name that handlers bind to (`app: 'name'`), also used in logs and by `SlackClients`. */
  readonly name: string;
  /** The app-level token (`xapp-`) with the scope `connections:write`. */
  readonly appToken: string;
  /**
   * The bot token (`xoxb-`), or a function that returns the token of a workspace. Without it the Web API cannot be
   * called.
   */
  readonly botToken?: BotToken | undefined;
  /** Sockets kept open for this app: 1 to 10. Default: the module's `connections`. */
  readonly connections?: number | undefined;
  /** How many handlers of this app run at once. Default: the module's limits, applied to this app alone. */
  readonly concurrency?: ConcurrencyOptions | undefined;
}

/** The options of `SlackSocketModeModule.forRoot()`. */
export interface SlackSocketModeOptions extends SlackCommonOptions {
  /**
   * The app-level token (`xapp-`) with the scope `connections:write`. Default: the environment variable
   * SLACK_APP_TOKEN.
   */
  readonly appToken?: string | undefined;
  /**
   * Sockets kept open per app: 1 to 10. Default 2, so that payloads are still received while one is lost or
   * refreshed.
   */
  readonly connections?: number | undefined;
  /** Several Slack apps in one process, instead of `appToken` and `botToken`. */
  readonly apps?: readonly SlackAppOptions[] | undefined;
  /**
   * Milliseconds that the bootstrap waits for the first connection of every app; after that the app starts and keeps
   * connecting in the background. Default 30,000.
   */
  readonly startTimeoutMs?: number | undefined;
  /**
   * Whether to connect when the app has bootstrapped. Default true; otherwise call `SlackSocketModeStrategy.start()`.
   */
  readonly autoStart?: boolean | undefined;
  /** How long each wait of a connection may last; the defaults suit most apps. */
  readonly connectionLimits?: Partial<ConnectionLimits> | undefined;
  /** The delays between attempts to connect; the defaults suit most apps. */
  readonly backOff?: Partial<BackOffSettings> | undefined;
  /** Asks Slack for connections that last six minutes, to test refreshes. Default false. */
  readonly debugReconnects?: boolean | undefined;
}

/** Options of `forRoot()` that affect the module itself. */
export interface SlackSocketModeExtras {
  /** Whether every module can inject the exports, such as `SlackClients`. Default true. */
  isGlobal?: boolean;
  /**
   * With `forRootAsync`: names of `apps` whose clients `@InjectSlackClient(name)` injects. `forRoot` reads them from
   * `apps`.
   */
  clients?: readonly string[];
}
