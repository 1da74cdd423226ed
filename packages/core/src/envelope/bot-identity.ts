/** Who the app is in a workspace. Null is what is not known. */
export interface BotIdentity {
  readonly botUserId: string | null;
  readonly botId: string | null;
}
