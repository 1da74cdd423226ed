import { stringAt } from '../../../src/json.js';
import { TextObject } from '../composition/text-object.js';
import { VisuallyHidden } from '../ui/visually-hidden.js';
import css from './alert.module.css';
import type { BlockKind, BlockProps } from './block-registry.js';

export default { type: 'alert', Block: Alert } satisfies BlockKind;

const LEVEL_SYMBOLS = new Map([
  ['info', 'ℹ'],
  ['warning', '⚠'],
  ['error', '✕'],
  ['success', '✓'],
]);

function Alert({ block }: BlockProps) {
  const level = stringAt(block, 'level') ?? 'default';
  const mark = LEVEL_SYMBOLS.get(level);
  return (
    <div className={`${css.alert} ${css[level] ?? ''}`}>
      {mark !== undefined && (
        <span className={css.mark}>
          <span aria-hidden>{mark}</span>
          <VisuallyHidden>{level}: </VisuallyHidden>
        </span>
      )}
      <TextObject text={block.text} />
    </div>
  );
}
