import { stringAt } from '../../../src/json.js';
import { TextObject } from '../composition/text-object.js';
import { VisuallyHidden } from '../ui/visually-hidden.js';
import type { BlockKind, BlockProps } from './block-kind.js';
import css from './alert.module.css';

export const kind: BlockKind = { type: 'alert', Block: Alert };

const MARKS = new Map([
  ['info', 'ℹ'],
  ['warning', '⚠'],
  ['error', '✕'],
  ['success', '✓'],
]);

function Alert({ block }: BlockProps) {
  const level = stringAt(block, 'level') ?? 'default';
  const mark = MARKS.get(level);
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
