/** What an app offers to ask. */
export interface SuggestedPrompt {
  readonly title: string;
  /** What is said when it is chosen. */
  readonly message: string;
}

/** What an app shows above and below an assistant thread. Never changes: a call makes a new one. */
export interface AssistantThread {
  /** The id of the direct message that it is in. */
  readonly channel: string;
  /** Its root, which every message in it names as its thread. */
  readonly ts: string;
  /** The id of the person whose thread it is. */
  readonly user: string;
  readonly appId: string;
  /** The id of the channel that the person looks at beside it. */
  readonly contextChannel: string | null;
  /** What the app is doing, such as `is thinking…`. Empty when it isn't. */
  readonly status: string;
  /** Shown in turn while there is a status. */
  readonly loadingMessages: readonly string[];
  readonly title: string;
  readonly promptsTitle: string;
  readonly prompts: readonly SuggestedPrompt[];
}
