import type { BlockKind } from './block-kind.js';
import { Actions } from './actions.block.js';

export const kind: BlockKind = { type: 'context_actions', Block: Actions };
