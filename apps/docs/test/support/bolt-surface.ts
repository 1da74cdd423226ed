import type * as Bolt from '@slack/bolt';

/** Bolt's public types. The names of their members are the names that a bot can use. */
export interface BoltSurface {
  /** `app.…` */
  readonly app: Bolt.App;
  /** `new App({ … })` */
  readonly options: Bolt.AppOptions;
  /** `new Assistant({ … })` */
  readonly assistant: Bolt.AssistantConfig;
  /** The arguments of listeners and middleware. */
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
  /** The exports at run time: `import { … } from '@slack/bolt'`. */
  readonly exports: typeof Bolt;
}
