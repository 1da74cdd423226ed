import type * as Bolt from '@slack/bolt';

/** What Bolt gives to bots, by its own types: the names of the members are what a bot may write. */
export interface BoltSurface {
  /** `app.…` */
  readonly app: Bolt.App;
  /** `new App({ … })` */
  readonly options: Bolt.AppOptions;
  /** `new Assistant({ … })` */
  readonly assistant: Bolt.AssistantConfig;
  /** What listeners and middleware are given. */
  readonly listener:
    | Bolt.AllMiddlewareArgs
    | Bolt.SlackEventMiddlewareArgs<'message'>
    | Bolt.SlackEventMiddlewareArgs<'app_mention'>
    | Bolt.SlackEventMiddlewareArgs<'function_executed'>
    | Bolt.SlackActionMiddlewareArgs
    | Bolt.SlackCommandMiddlewareArgs
    | Bolt.SlackOptionsMiddlewareArgs
    | Bolt.SlackShortcutMiddlewareArgs
    | Bolt.SlackViewMiddlewareArgs
    | Parameters<Bolt.AssistantThreadStartedMiddleware>[0]
    | Parameters<Bolt.AssistantThreadContextChangedMiddleware>[0]
    | Parameters<Bolt.AssistantUserMessageMiddleware>[0];
  /** `context.…` */
  readonly context: Bolt.Context;
  /** `import { … } from '@slack/bolt'`, all that is there at run time. */
  readonly exports: typeof Bolt;
}
