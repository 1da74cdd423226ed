/** Under which the checked options are provided. */
export const RESOLVED_OPTIONS = Symbol('nest-slack:resolved-options');

/** The injection token of a Slack app's client, as `@InjectSlackClient(name)` uses it. */
export const getSlackClientToken = (app?: string): string => (app === undefined ? 'SlackClient' : `SlackClient:${app}`);
