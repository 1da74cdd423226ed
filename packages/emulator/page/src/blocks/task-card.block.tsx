import type { BlockKind, BlockProps } from './block-kind.js';
import { Task } from './task.js';
import css from './task.module.css';

export const kind: BlockKind = { type: 'task_card', Block: TaskCard };

function TaskCard({ block }: BlockProps) {
  return (
    <div className={css.card}>
      <Task task={block} />
    </div>
  );
}
