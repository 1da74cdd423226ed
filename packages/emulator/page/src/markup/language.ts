export const LANGUAGE = 'en-US';

/** 12-hour or 24-hour clock, as in the browser. */
export const { hourCycle: HOURS } = new Intl.DateTimeFormat(undefined, { hour: 'numeric' }).resolvedOptions();
