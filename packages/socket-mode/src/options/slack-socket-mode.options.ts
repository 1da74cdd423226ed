import type { BotToken, ConcurrencyOptions, SlackCommonOptions } from '@nest-slack/core';
import type { BackOffSettings } from '../connection/backoff.js';
import type { ConnectionLimits } from '../connection/connection-settings.js';

/** One Slack app of a process that serves several. */
export interface SlackAppOptions {
  /** What handlers bind to (`app: 'name'`), and what logs and `SlackClients` call it. */
  readonly name: string;
  /** The app-level token (`xapp-`), with the scope `connections:write`. */
  readonly appToken: string;
  /** The bot token (`xoxb-`), or a function of the workspace. Without one the Web API can't be called. */
  readonly botToken?: BotToken | undefined;
  /** Sockets kept open for this app: 1 to 10. Default: that of the module. */
  readonly connections?: number | undefined;
  /** How many handlers work at once for this app. Default: that of the module, for this app alone. */
  readonly concurrency?: ConcurrencyOptions | undefined;
}

/** What `SlackSocketModeModule.forRoot()` takes. */
export interface SlackSocketModeOptions extends SlackCommonOptions {
  /** The app-level token (`xapp-`), with the scope `connections:write`. Default: the variable SLACK_APP_TOKEN. */
  readonly appToken?: string | undefined;
  /** Sockets kept open for an app: 1 to 10. Default 2, so that losing or renewing one costs nothing. */
  readonly connections?: number | undefined;
  /** Several Slack apps in one process, instead of `appToken` and `botToken`. */
  readonly apps?: readonly SlackAppOptions[] | undefined;
  /**
   * Milliseconds that the boot waits for the first connection of every app; then the app comes up and goes on
   * connecting. Default 30,000.
   */
  readonly startTimeoutMs?: number | undefined;
  /** Whether to connect when the app has bootstrapped. Default true; else `SlackSocketModeStrategy.start()` does. */
  readonly autoStart?: boolean | undefined;
  /** How long each wait of a connection may last; every one has a default that suits most. */
  readonly connectionLimits?: Partial<ConnectionLimits> | undefined;
  /** How attempts to connect are spaced; the defaults suit most. */
  readonly backOff?: Partial<BackOffSettings> | undefined;
  /** Asks Slack for connections of six minutes, to see refreshes at work. Default false. */
  readonly debugReconnects?: boolean | undefined;
}

/** What `forRoot()` takes besides: it shapes the module itself. */
export interface SlackSocketModeExtras {
  /** Whether every module can inject what this one exports, such as `SlackClients`. Default true. */
  isGlobal?: boolean;
  /** With `forRootAsync`: names of `apps` whose clients `@InjectSlackClient(name)` injects. `forRoot` sees them itself. */
  clients?: readonly string[];
}
