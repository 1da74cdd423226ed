import { Actions } from './actions.block.js';
import type { BlockKind } from './block-registry.js';

export default { type: 'context_actions', Block: Actions } satisfies BlockKind;
