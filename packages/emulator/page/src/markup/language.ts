/** The page speaks English, as Slack writes it. */
export const LANGUAGE = 'en-US';

/** Its clock is the browser's: of twelve hours, or of twenty-four. */
export const { hourCycle: HOURS } = new Intl.DateTimeFormat(undefined, { hour: 'numeric' }).resolvedOptions();
