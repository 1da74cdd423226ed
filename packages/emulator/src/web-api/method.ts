import type { JsonObject } from '../json.js';
import type { App } from '../workspace/app.js';
import type { AppInstall } from '../workspace/app-install.js';
import type { Workspace } from '../workspace/workspace.js';
import type { Arguments } from './arguments.js';

/** A call that passed the checks which all methods share. */
export interface MethodCall {
  readonly args: Arguments;
  /** The app whose token it is. */
  readonly app: AppInstall;
  /** Who calls: the user whose token it is, for a bot token the bot's. */
  readonly userId: string;
  /** What the token may do. Without a list, everything. */
  readonly scopes: readonly string[] | undefined;
  /** The step of a workflow that the token came with, when it is a function's own. */
  readonly executionId: string | undefined;
  readonly workspace: Workspace;
  /** What the key of an upload follows. */
  readonly uploadUrlBase: () => string;
}

/** A call with an app-level token, which is of no workspace. */
export interface AppCall {
  readonly args: Arguments;
  readonly app: App;
  /** Makes a one-time URL for a Socket Mode connection. */
  readonly issueConnectionUrl: (app: App) => string;
}

/** What a method takes as a token, and what it does: it returns its answer without `ok`, or throws a SlackRefusal. */
export type Method =
  | { readonly token: 'none'; readonly run: (args: Arguments) => JsonObject }
  /** An app-level token, in the header alone. */
  | { readonly token: 'app'; readonly run: (call: AppCall) => JsonObject }
  | { readonly token: 'bot'; readonly run: (call: MethodCall) => JsonObject };

/** Methods by name. */
export type MethodTable = Readonly<Record<string, Method>>;

/** A method for bot tokens, which most are. */
export function forBots(run: (call: MethodCall) => JsonObject): Method {
  return { token: 'bot', run };
}
