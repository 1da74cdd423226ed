import { createElement } from 'react';
import { type JsonObject, stringAt } from '../../../src/json.js';
import { ErrorBoundary } from '../ui/error-boundary.js';
import { RawJson } from '../ui/raw-json.js';
import { blockKind, type BlockProps } from './block-registry.js';
import css from './blocks.module.css';

export function Blocks({ blocks }: { readonly blocks: readonly JsonObject[] }) {
  return (
    <div className={css.blocks}>
      {blocks.map((block, index) => (
        <Block key={stringAt(block, 'block_id') ?? index} block={block} />
      ))}
    </div>
  );
}

/** Renders a block of any type. A rendering error is displayed instead of the block. */
export function Block({ block }: BlockProps) {
  const kind = blockKind(stringAt(block, 'type') ?? '');
  return (
    <ErrorBoundary resetKey={block} fallback={<UnknownBlock block={block} isBroken />}>
      {createElement(kind?.Block ?? UnknownBlock, { block })}
    </ErrorBoundary>
  );
}

/** Shows the JSON of a block that is unknown or could not be rendered. */
export function UnknownBlock({ block, isBroken = false }: { readonly block: JsonObject; readonly isBroken?: boolean }) {
  const type = stringAt(block, 'type') ?? 'without a type';
  return <RawJson reason={isBroken ? `Cannot be displayed: ${type}` : `Unknown block: ${type}`} what={block} />;
}
