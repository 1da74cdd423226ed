import type { JsonObject } from '../../../src/json.js';
import { stringAt } from '../../../src/json.js';
import { Block } from './block.js';
import css from './blocks.module.css';

/** Blocks one below the other. */
export function Blocks({ blocks }: { readonly blocks: readonly JsonObject[] }) {
  return (
    <div className={css.blocks}>
      {blocks.map((block, index) => (
        <Block key={stringAt(block, 'block_id') ?? index} block={block} />
      ))}
    </div>
  );
}
