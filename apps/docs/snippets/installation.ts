/** The installation of an app in a workspace. */
export interface Installation {
  readonly botToken: string;
  readonly botId: string;
  readonly botUserId: string;
}
