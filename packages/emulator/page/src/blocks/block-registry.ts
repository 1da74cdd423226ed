import type { BlockKind } from './block-kind.js';

const files = import.meta.glob<{ readonly kind: BlockKind }>('./*.block.tsx', { eager: true });
const kinds = new Map(Object.values(files).map(({ kind }) => [kind.type, kind]));

/** How blocks of this type are drawn; `undefined` for one that nobody has drawn yet. */
export function blockKind(type: string): BlockKind | undefined {
  return kinds.get(type);
}
