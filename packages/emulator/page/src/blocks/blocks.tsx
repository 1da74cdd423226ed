import type { JsonObject } from '../../../src/json.js';
import { stringAt } from '../../../src/json.js';
import { Boundary } from '../ui/boundary.js';
import { blockKind } from './block-registry.js';
import css from './blocks.module.css';
import { UnknownBlock } from './unknown-block.js';

/** Blocks one below the other. What one of them breaks at is said in its place, and the others are drawn. */
export function Blocks({ blocks }: { readonly blocks: readonly JsonObject[] }) {
  return (
    <div className={css.blocks}>
      {blocks.map((block, index) => {
        const Block = blockKind(stringAt(block, 'type') ?? '')?.Block ?? UnknownBlock;
        return (
          <Boundary key={stringAt(block, 'block_id') ?? index} instead={<UnknownBlock block={block} />}>
            <Block block={block} />
          </Boundary>
        );
      })}
    </div>
  );
}
