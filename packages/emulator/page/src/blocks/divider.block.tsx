import type { BlockKind } from './block-registry.js';
import css from './divider.module.css';

export default { type: 'divider', Block: () => <hr className={css.divider} /> } satisfies BlockKind;
