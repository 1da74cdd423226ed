import { stringAt } from '../../../src/json.js';
import { ActionStatusFrame } from './action-status.js';
import { placeholderOf, useControl } from './control.js';
import { useElementActions } from './element-actions.js';
import type { ElementKind, ElementProps } from './element-registry.js';
import css from './field.module.css';
import { createTextFieldEvents } from './text-field-events.js';

export default { types: ['plain_text_input'], Element: PlainTextInput } satisfies ElementKind;

/** Slack's limit. */
const MAX_TEXT_LENGTH = 3000;

function PlainTextInput(props: ElementProps) {
  const { element } = props;
  const actions = useElementActions(props);
  const value = stringAt(actions.entry ?? {}, 'value') ?? '';
  const { onType, onKeyDown, onBlur } = createTextFieldEvents(props, actions, value);
  const field = {
    ...useControl(props, 'Text'),
    value,
    onKeyDown,
    onBlur,
    className: css.field,
    placeholder: placeholderOf(element),
    maxLength: MAX_TEXT_LENGTH,
    disabled: !actions.location,
  };
  return (
    <ActionStatusFrame actionStatus={actions.actionStatus} isWide>
      <div className={css.counted}>
        {element.multiline === true ? (
          <textarea {...field} rows={4} onChange={event => onType(event.target.value)} />
        ) : (
          <input {...field} type="text" autoComplete="off" onChange={event => onType(event.target.value)} />
        )}
        {typeof element.max_length === 'number' && <RemainingCharacters count={element.max_length - value.length} />}
      </div>
    </ActionStatusFrame>
  );
}

function RemainingCharacters({ count }: { readonly count: number }) {
  return <span className={`${css.left} ${count < 0 ? css.over : ''}`}>{count}</span>;
}
