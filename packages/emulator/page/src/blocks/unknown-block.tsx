import { stringAt } from '../../../src/json.js';
import type { BlockProps } from './block-kind.js';
import css from './unknown-block.module.css';

/** A block that nothing is known of, as it came. */
export function UnknownBlock({ block }: BlockProps) {
  return (
    <details className={css.unknown}>
      <summary>Unknown block: {stringAt(block, 'type') ?? 'without a type'}</summary>
      <pre>{JSON.stringify(block, null, 2)}</pre>
    </details>
  );
}
