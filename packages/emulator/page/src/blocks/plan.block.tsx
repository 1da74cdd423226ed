import { objectsAt, stringAt } from '../../../src/json.js';
import { PlainText } from '../markup/plain-text.js';
import type { BlockKind, BlockProps } from './block-registry.js';
import { Task } from './task.js';
import css from './task.module.css';

export default { type: 'plan', Block: PlanBlock } satisfies BlockKind;

function PlanBlock({ block }: BlockProps) {
  const tasks = objectsAt(block, 'tasks');
  const done = tasks.filter(({ status }) => status === 'complete').length;
  return (
    <details className={css.card} open>
      <summary className={css.plan}>
        <span className={css.title}>
          <PlainText text={stringAt(block, 'title') ?? 'Plan'} />
        </span>
        <span className={css.count}>
          {done} of {tasks.length} done
        </span>
      </summary>
      <ol className={css.tasks}>
        {tasks.map((task, index) => (
          <li key={stringAt(task, 'task_id') ?? index}>
            <Task task={task} />
          </li>
        ))}
      </ol>
    </details>
  );
}
