import type { JsonObject } from '../../json.js';
import type { App } from '../../workspace/apps/app.js';
import type { AppInstall } from '../../workspace/apps/app-install.js';
import type { Workspace } from '../../workspace/workspace.js';
import type { WorkspaceRegistry } from '../../workspace/workspace-registry.js';
import type { Arguments } from '../arguments.js';

/** A call whose token, scopes and argument types are valid. */
export interface MethodCall {
  readonly args: Arguments;
  readonly token: string;
  /** The app that owns the token. */
  readonly app: AppInstall;
  /** The user of the token; for a bot token, the bot user. */
  readonly userId: string;
  /** The granted scopes; `undefined` grants all scopes. */
  readonly scopes: readonly string[] | undefined;
  /** The workflow step of a function's token. */
  readonly executionId: string | undefined;
  readonly workspace: Workspace;
  readonly world: WorkspaceRegistry;
  /** The prefix of an upload URL, before its key. */
  readonly uploadUrlBase: () => string;
}

/**
 * Implements a method: returns the response without `ok`, or throws a SlackApiError. The generated facts define its
 * arguments.
 */
export type Method = (call: MethodCall) => JsonObject;

export type MethodTable = Readonly<Record<string, Method>>;

/** A call with an app-level token, which belongs to no workspace. */
export interface AppCall {
  readonly args: Arguments;
  readonly app: App;
  readonly world: WorkspaceRegistry;
  /** Creates a one-time URL for a Socket Mode connection. */
  readonly issueConnectionUrl: (app: App) => string;
}

/** A call with a configuration token, which manages apps. */
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

/** A method that needs no token and therefore has no caller. */
export type UnauthenticatedMethod = (call: UnauthenticatedCall) => JsonObject;
