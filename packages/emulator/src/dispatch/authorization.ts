import type { AppInstall, UserToken } from '../workspace/apps/app-install.js';

/** By which of its tokens an app hears of an event: its bot's, or that of somebody for whom it acts. */
export interface Authorization {
  /** The bot user, or the person. */
  readonly userId: string;
  readonly isBot: boolean;
  /** What was granted. Without a list everything is. */
  readonly scopes: readonly string[] | undefined;
}

/** What an app hears of by its bot. */
export const ofBot = ({ botUserId, scopes }: AppInstall): Authorization => ({ userId: botUserId, isBot: true, scopes });

/** What an app hears of by a person for whom it acts. */
export const ofPerson = ({ userId, scopes }: UserToken): Authorization => ({ userId, isBot: false, scopes });
