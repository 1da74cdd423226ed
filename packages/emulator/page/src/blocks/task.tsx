import { type JsonObject, objectAt, objectsAt, stringAt } from '../../../src/json.js';
import { SlackIcon } from '../composition/slack-icon.js';
import { PlainText } from '../markup/plain-text.js';
import { RichText } from '../markup/rich-text.js';
import { SafeLink } from '../markup/safe-link.js';
import { VisuallyHidden } from '../ui/visually-hidden.js';
import css from './task.module.css';

/** The symbol and label of each task status. */
const STATES: ReadonlyMap<string, readonly [mark: string, name: string]> = new Map([
  ['pending', ['○', 'pending']],
  ['in_progress', ['◌', 'in progress']],
  ['complete', ['✓', 'complete']],
  ['error', ['✕', 'failed']],
]);

export function Task({ task }: { readonly task: JsonObject }) {
  const status = stringAt(task, 'status') ?? 'pending';
  const [mark, name] = STATES.get(status) ?? ['○', status];
  const icon = objectAt(task, 'icon');
  const sources = objectsAt(task, 'sources');
  return (
    <div className={css.task}>
      <span className={`${css.mark} ${STATES.has(status) ? css[status] : ''}`}>
        <span aria-hidden>{mark}</span>
        <VisuallyHidden>{name}: </VisuallyHidden>
      </span>
      <div className={css.words}>
        <p className={css.title}>
          {icon && <SlackIcon icon={icon} />} <PlainText text={stringAt(task, 'title') ?? ''} />
        </p>
        <Rich task={task} part="details" />
        <Rich task={task} part="output" />
        {sources.length > 0 && (
          <ul className={css.sources} aria-label="Sources">
            {sources.map((source, index) => (
              <li key={index}>
                <SafeLink url={stringAt(source, 'url') ?? ''}>
                  {stringAt(source, 'text') ?? stringAt(source, 'url')}
                </SafeLink>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

function Rich({ task, part }: { readonly task: JsonObject; readonly part: 'details' | 'output' }) {
  const rich = objectAt(task, part);
  if (!rich) return null;
  return (
    <div className={css[part]}>
      <RichText elements={objectsAt(rich, 'elements')} />
    </div>
  );
}
