import type { App } from '../workspace/apps/app.js';
import type { AppInstall, TokenProblem } from '../workspace/apps/app-install.js';
import type { Workspace } from '../workspace/workspace.js';

/** Whose an app-level token is. */
export interface AppTokenOwner {
  readonly kind: 'app';
  readonly app: App;
  readonly problem: TokenProblem | null;
}

/** Whose a token is that acts in a workspace: a bot's, a person's, or that of one execution of a function. */
export interface ActingTokenOwner {
  readonly kind: 'bot' | 'user' | 'function';
  readonly app: AppInstall;
  readonly workspace: Workspace;
  /** Who acts: the bot user, or the person who let the app act for them. */
  readonly userId: string;
  /** What was granted. Without a list everything is. */
  readonly scopes: readonly string[] | undefined;
  /** The step of a workflow that a function's token came with. */
  readonly executionId?: string | undefined;
  readonly problem: TokenProblem | null;
}

/** Whose a token is by which somebody manages the manifests of apps: no app's. */
export interface ConfigurationTokenOwner {
  readonly kind: 'configuration';
  readonly app?: undefined;
  readonly workspace: Workspace;
  readonly userId: string;
  readonly problem: TokenProblem | null;
}

/** Whose token it is, and of which kind. */
export type TokenOwner = AppTokenOwner | ActingTokenOwner | ConfigurationTokenOwner;
