import type { ComponentType } from 'react';
import type { JsonObject } from '../../../src/json.js';

/** What the component of a block is given. */
export interface BlockProps {
  readonly block: JsonObject;
}

/**
 * How blocks of one type are drawn. Each is a file of its own in this folder, `NAME.block.tsx`, which exports it as
 * `kind`; the registry finds it.
 */
export interface BlockKind {
  /** Slack's name: `section`. */
  readonly type: string;
  readonly Block: ComponentType<BlockProps>;
}
