import { stringAt, type JsonObject } from '../../../src/json.js';
import { AsItCame } from '../ui/as-it-came.js';

/** A block that nothing is known of, or that could not be drawn, as it came. */
export function UnknownBlock({ block, isBroken = false }: { readonly block: JsonObject; readonly isBroken?: boolean }) {
  const type = stringAt(block, 'type') ?? 'without a type';
  return <AsItCame why={isBroken ? `Not to be drawn: ${type}` : `Unknown block: ${type}`} what={block} />;
}
