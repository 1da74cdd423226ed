import { objectsAt, stringAt } from '../../../src/json.js';
import { Element } from '../elements/element.js';
import type { BlockKind, BlockProps } from './block-kind.js';
import css from './actions.module.css';

export const kind: BlockKind = { type: 'actions', Block: Actions };

/** Elements side by side. */
export function Actions({ block }: BlockProps) {
  return (
    <div className={css.actions}>
      {objectsAt(block, 'elements').map((element, index) => (
        <Element key={stringAt(element, 'action_id') ?? index} element={element} block={block} label="" />
      ))}
    </div>
  );
}
