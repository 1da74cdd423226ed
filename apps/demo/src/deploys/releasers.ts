import { mention } from '../block-kit/texts.js';

/** The injection token of `Releasers`. */
export const RELEASERS = Symbol('demo:releasers');

/** Who may ask for deploys and decide about them: these user ids, or everybody. */
export type Releasers = readonly string[] | 'everybody';

/** The releasers as a refusal names them: `@ann or @bob`. */
export const namesOf = (userIds: readonly string[]): string => userIds.map(mention).join(' or ');
