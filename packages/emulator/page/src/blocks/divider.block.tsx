import type { BlockKind } from './block-kind.js';
import css from './divider.module.css';

export const kind: BlockKind = { type: 'divider', Block: () => <hr className={css.divider} /> };
