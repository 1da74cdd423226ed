/** Under which the checked options are provided. */
export const RESOLVED_OPTIONS = Symbol('nest-slack:resolved-options');

/**
 * Under which the variables are provided that stand in for options. In a test, override it with those of a local Slack:
 * its tokens and address then take the place of all that the options say of tokens, address and proxy. Default: null,
 * which is the environment of the process, where the options leave something out.
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
