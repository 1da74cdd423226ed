import { slackIcon } from './card.rules.js';
import { urlSource } from './element.rules.js';
import { richText } from './rich-text.rules.js';
import { list, oneOf, text, typed, type Rule } from './shape.js';

const STATES = ['in_progress', 'complete', 'error'];

function task(...states: readonly string[]): Rule {
  return typed(
    { task_id: text(), title: text() },
    {
      status: oneOf(...states),
      details: richText,
      output: richText,
      sources: list(urlSource, Infinity, 0),
      icon: slackIcon,
      block_id: text(255),
    },
  );
}

/** A task card block that stands alone: one of a plan can be pending, too. */
export const taskCard = task(...STATES);

/** A plan block. Its tasks may leave out that they are task cards. */
export const plan = typed(
  { title: text() },
  { tasks: list(task('pending', ...STATES), Infinity, 0), status: oneOf('pending', ...STATES), block_id: text(255) },
);
