import type { RunHandler } from '../handler/handler-call.js';
import type { AckMode, Route } from '../routing/route.js';

/** A handler as an app's routes lead to it. */
export interface SlackHandler {
  /** What its outcomes are remembered under: the same in every process of the app. */
  readonly id: string;
  readonly place: string;
  readonly ackMode: AckMode;
  /** How the command is written that leads here; null for what is no command with words. */
  readonly usage: string | null;
  readonly run: RunHandler;
}

/** A route, and the one app that it is for; every app without it. */
export interface AppRoute {
  readonly app: string | undefined;
  readonly route: Route<SlackHandler>;
}
