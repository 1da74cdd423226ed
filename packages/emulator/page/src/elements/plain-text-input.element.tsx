import { stringAt } from '../../../src/json.js';
import { Acted } from './acted.js';
import { placeholderOf, useControl } from './control.js';
import { useElementActs } from './element-acts.js';
import type { ElementKind, ElementProps } from './element-kind.js';
import css from './field.module.css';
import { typingIn } from './typing.js';

export const kind: ElementKind = { types: ['plain_text_input'], Element: PlainTextInput };

/** More, Slack's fields don't take. */
const MOST = 3000;

function PlainTextInput(props: ElementProps) {
  const { element } = props;
  const acts = useElementActs(props);
  const value = stringAt(acts.entry ?? {}, 'value') ?? '';
  const { onType, onKeyDown, onBlur } = typingIn(props, acts, value);
  const field = {
    ...useControl(props, 'Text'),
    value,
    onKeyDown,
    onBlur,
    className: css.field,
    placeholder: placeholderOf(element),
    maxLength: MOST,
    disabled: !acts.place,
  };
  return (
    <Acted acting={acts.acting} isWide>
      <div className={css.counted}>
        {element.multiline === true ? (
          <textarea {...field} rows={4} onChange={event => onType(event.target.value)} />
        ) : (
          <input {...field} type="text" autoComplete="off" onChange={event => onType(event.target.value)} />
        )}
        {typeof element.max_length === 'number' && <Left count={element.max_length - value.length} />}
      </div>
    </Acted>
  );
}

/** How many characters there is room for. */
function Left({ count }: { readonly count: number }) {
  return <span className={`${css.left} ${count < 0 ? css.over : ''}`}>{count}</span>;
}
