import { createElement } from 'react';
import { stringAt } from '../../../src/json.js';
import { Boundary } from '../ui/boundary.js';
import type { BlockProps } from './block-kind.js';
import { blockKind } from './block-registry.js';
import { UnknownBlock } from './unknown-block.js';

/** A block of whatever type. What it breaks at is said in its place. */
export function Block({ block }: BlockProps) {
  const kind = blockKind(stringAt(block, 'type') ?? '');
  return (
    <Boundary of={block} instead={<UnknownBlock block={block} isBroken />}>
      {createElement(kind?.Block ?? UnknownBlock, { block })}
    </Boundary>
  );
}
