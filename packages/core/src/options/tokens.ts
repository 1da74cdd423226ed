/** The injection token of the validated options. */
export const RESOLVED_OPTIONS = Symbol('nest-slack:resolved-options');

/**
 * The injection token of the environment variables that replace options. In a test, override it with the variables of a
 * local Slack: its tokens and address then replace the tokens, address and proxy of the options. Default: null, which
 * means the environment of the process, for options that are not set.
 *
 * @example
 * ```ts
 * const module = await Test.createTestingModule({ imports: [AppModule] })
 *   .overrideProvider(SLACK_ENV)
 *   .useValue(slack.env)
 *   .compile();
 * await module.init(); // connects
 * ```
 */
export const SLACK_ENV = Symbol('nest-slack:env');

/** The injection token of a Slack app's client, as `@InjectSlackClient(name)` uses it. */
export const getSlackClientToken = (app?: string): string => (app === undefined ? 'SlackClient' : `SlackClient:${app}`);
