import type { BlockKind, BlockProps } from './block-registry.js';
import { Task } from './task.js';
import css from './task.module.css';

export default { type: 'task_card', Block: TaskCard } satisfies BlockKind;

function TaskCard({ block }: BlockProps) {
  return (
    <div className={css.card}>
      <Task task={block} />
    </div>
  );
}
