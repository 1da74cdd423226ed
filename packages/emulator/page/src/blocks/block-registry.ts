import type { ComponentType } from 'react';
import type { JsonObject } from '../../../src/json.js';

const blockModules = import.meta.glob<BlockKind>('./*.block.tsx', { eager: true, import: 'default' });
const blockKinds = new Map(Object.values(blockModules).map(kind => [kind.type, kind]));

/** Finds the renderer of a type; `undefined` for unknown types. */
export function blockKind(type: string): BlockKind | undefined {
  return blockKinds.get(type);
}

export interface BlockProps {
  readonly block: JsonObject;
}

/**
 * Renders blocks of one type. Every `NAME.block.tsx` of this folder exports one by default; the registry collects
 * them.
 */
export interface BlockKind {
  /** For example `section`. */
  readonly type: string;
  readonly Block: ComponentType<BlockProps>;
}
