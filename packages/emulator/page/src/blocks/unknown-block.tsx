import { stringAt, type JsonObject } from '../../../src/json.js';
import css from './unknown-block.module.css';

/** A block that nothing is known of, or that could not be drawn, as it came. */
export function UnknownBlock({ block, isBroken = false }: { readonly block: JsonObject; readonly isBroken?: boolean }) {
  const type = stringAt(block, 'type') ?? 'without a type';
  return (
    <details className={css.unknown}>
      <summary>{isBroken ? `Not to be drawn: ${type}` : `Unknown block: ${type}`}</summary>
      <pre>{JSON.stringify(block, null, 2)}</pre>
    </details>
  );
}
