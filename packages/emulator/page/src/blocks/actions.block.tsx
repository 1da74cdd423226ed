import { objectsAt, stringAt } from '../../../src/json.js';
import { Element } from '../elements/element.js';
import css from './actions.module.css';
import type { BlockKind, BlockProps } from './block-registry.js';

export default { type: 'actions', Block: Actions } satisfies BlockKind;

export function Actions({ block }: BlockProps) {
  return (
    <div className={css.actions}>
      {objectsAt(block, 'elements').map((element, index) => (
        <Element key={stringAt(element, 'action_id') ?? index} element={element} block={block} label="" />
      ))}
    </div>
  );
}
