/** What an app knows of a workspace that has installed it. */
export interface Installation {
  readonly botToken: string;
  readonly botId: string;
  readonly botUserId: string;
}
