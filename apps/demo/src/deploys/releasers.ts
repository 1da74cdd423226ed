import { mention } from '../block-kit/texts.js';

/** The injection token of `Releasers`. */
export const RELEASERS = Symbol('demo:releasers');

/** The user ids of those who may request and approve deploys, or everybody. */
export type Releasers = readonly string[] | 'everybody';

/** Formats user ids as mentions: `@ann or @bob`. */
export const formatMentions = (userIds: readonly string[]): string => userIds.map(mention).join(' or ');
