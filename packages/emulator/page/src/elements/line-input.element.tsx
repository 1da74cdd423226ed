import { stringAt } from '../../../src/json.js';
import { Acted } from './acted.js';
import { placeholderOf, useControl } from './control.js';
import { useElementActs } from './element-acts.js';
import type { ElementKind, ElementProps } from './element-kind.js';
import css from './field.module.css';
import { typingIn } from './typing.js';

export const kind: ElementKind = {
  types: ['email_text_input', 'url_text_input', 'number_input'],
  Element: LineInput,
};

/** What each is called, and which keyboard a telephone shows. */
const KINDS = {
  email_text_input: { word: 'Email', inputMode: 'email' },
  url_text_input: { word: 'URL', inputMode: 'url' },
  number_input: { word: 'Number', inputMode: 'decimal' },
} as const;

/** The browser checks nothing of it: what was typed stays as it is, and Slack says what is wrong with it. */
function LineInput(props: ElementProps) {
  const { element } = props;
  const acts = useElementActs(props);
  const value = stringAt(acts.entry ?? {}, 'value') ?? '';
  const { onType, onKeyDown, onBlur } = typingIn(props, acts, value);
  const type = stringAt(element, 'type');
  const { word, inputMode } = KINDS[type === 'number_input' || type === 'url_text_input' ? type : 'email_text_input'];
  return (
    <Acted acting={acts.acting} isWide>
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
        disabled={!acts.place}
        onChange={event => onType(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
      />
    </Acted>
  );
}
