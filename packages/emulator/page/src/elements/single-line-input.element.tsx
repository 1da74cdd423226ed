import { stringAt } from '../../../src/json.js';
import { ActionStatusFrame } from './action-status.js';
import { placeholderOf, useControl } from './control.js';
import { useElementActions } from './element-actions.js';
import type { ElementKind, ElementProps } from './element-registry.js';
import css from './field.module.css';
import { createTextFieldEvents } from './text-field-events.js';

export default {
  types: ['email_text_input', 'url_text_input', 'number_input'],
  Element: SingleLineInput,
} satisfies ElementKind;

/** Default label and mobile keyboard. */
const INPUT_TYPES = {
  email_text_input: { word: 'Email', inputMode: 'email' },
  url_text_input: { word: 'URL', inputMode: 'url' },
  number_input: { word: 'Number', inputMode: 'decimal' },
} as const;

/** The browser validates nothing: invalid text stays, and Slack reports the error. */
function SingleLineInput(props: ElementProps) {
  const { element } = props;
  const actions = useElementActions(props);
  const value = stringAt(actions.entry ?? {}, 'value') ?? '';
  const { onType, onKeyDown, onBlur } = createTextFieldEvents(props, actions, value);
  const type = stringAt(element, 'type');
  const { word, inputMode } =
    INPUT_TYPES[type === 'number_input' || type === 'url_text_input' ? type : 'email_text_input'];
  return (
    <ActionStatusFrame actionStatus={actions.actionStatus} isWide>
      <input
        {...useControl(props, word)}
        className={css.field}
        type="text"
        inputMode={inputMode}
        autoComplete="off"
        spellCheck={false}
        maxLength={3000}
        value={value}
        placeholder={placeholderOf(element)}
        disabled={!actions.location}
        onChange={event => onType(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
      />
    </ActionStatusFrame>
  );
}
