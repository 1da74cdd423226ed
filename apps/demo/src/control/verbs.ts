import { appVerbs } from './app.verbs.js';
import { controlVerbs } from './control.verbs.js';
import { messageVerbs } from './message.verbs.js';
import type { Verb } from './verb.js';

/** Everything that can be done from the second terminal. */
export const verbs: readonly Verb[] = [...controlVerbs, ...messageVerbs, ...appVerbs];
