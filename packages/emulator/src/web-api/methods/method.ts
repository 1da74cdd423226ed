import type { JsonObject } from '../../json.js';
import type { App } from '../../workspace/apps/app.js';
import type { AppInstall } from '../../workspace/apps/app-install.js';
import type { Workspace } from '../../workspace/workspace.js';
import type { WorkspaceRegistry } from '../../workspace/workspace-registry.js';
import type { Arguments } from '../arguments.js';

/** A call that passed the checks which all methods share: its token, its scopes, and the types of its arguments. */
export interface MethodCall {
  readonly args: Arguments;
  readonly token: string;
  /** The app whose token it is. */
  readonly app: AppInstall;
  /** Who calls: the user whose token it is, for a bot token the bot's. */
  readonly userId: string;
  /** What the token may do. Without a list, everything. */
  readonly scopes: readonly string[] | undefined;
  /** The step of a workflow that the token came with, when it is a function's own. */
  readonly executionId: string | undefined;
  readonly workspace: Workspace;
  /** All workspaces. */
  readonly world: WorkspaceRegistry;
  /** What the key of an upload follows. */
  readonly uploadUrlBase: () => string;
}

/** What a method does: it returns its answer without `ok`, or throws a SlackRefusal. What it takes, the facts say. */
export type Method = (call: MethodCall) => JsonObject;

/** Methods by name. */
export type MethodTable = Readonly<Record<string, Method>>;

/** A call with an app-level token, which is of no workspace. */
export interface AppCall {
  readonly args: Arguments;
  readonly app: App;
  readonly world: WorkspaceRegistry;
  /** Makes a one-time URL for a Socket Mode connection. */
  readonly issueConnectionUrl: (app: App) => string;
}

/** A call with a token by which somebody manages apps. */
export interface ConfigurationCall {
  readonly args: Arguments;
  readonly world: WorkspaceRegistry;
}

/** A method for configuration tokens. */
export type ConfigurationMethod = (call: ConfigurationCall) => JsonObject;

/** A method for app-level tokens. */
export type AppMethod = (call: AppCall) => JsonObject;

/** A call without a token. */
export interface UnauthenticatedCall {
  readonly args: Arguments;
  readonly world: WorkspaceRegistry;
}

/** A method that needs no token, and so knows nobody. */
export type UnauthenticatedMethod = (call: UnauthenticatedCall) => JsonObject;
