import { Fragment, useId } from 'react';
import { getShapeTexts, type Shape } from '../../../src/api-reference/reference-types.js';
import type { JsonValue } from '../../../src/json.js';
import { usePage } from '../store/page-store.js';
import { type Path, parseTypedValue } from './edit-json.js';
import { setPayloadValue } from './edit-payload.js';
import { CHANNELS, PEOPLE, useNameOfId } from './known-ids.js';
import css from './send-panel.module.css';

export function ValueField({
  name,
  value,
  shape,
  path,
  at,
}: {
  readonly name: string;
  readonly value: string | number | boolean | null;
  readonly shape: Shape | undefined;
  readonly path: Path;
  /** The same path as a JSON pointer. */
  readonly at: string;
}) {
  const [id, hintId] = [useId(), useId()];
  const finding = usePage(({ sending }) => sending.check?.findings.find(each => each.at === at));
  const named = useNameOfId(value);
  const marks = {
    id,
    'aria-describedby': finding || named ? hintId : undefined,
    'aria-invalid': finding?.severity === 'error' ? true : undefined,
  } as const;
  const enter = (entered: JsonValue): void => setPayloadValue(path, entered);
  return (
    <div className={css.value}>
      <label htmlFor={id}>
        <FieldName name={name} />
      </label>
      {typeof value === 'boolean' ? (
        <input {...marks} type="checkbox" checked={value} onChange={event => enter(event.target.checked)} />
      ) : (
        <ValueInput marks={marks} name={name} value={value} shape={shape} enter={enter} />
      )}
      {(finding || named) && (
        <span id={hintId} className={finding ? css[finding.severity] : css.soft}>
          {finding?.text ?? named}
        </span>
      )}
    </div>
  );
}

function ValueInput({
  marks,
  name,
  value,
  shape,
  enter,
}: {
  readonly marks: { readonly id: string };
  readonly name: string;
  readonly value: string | number | null;
  readonly shape: Shape | undefined;
  readonly enter: (value: JsonValue) => void;
}) {
  const texts = shape === undefined ? undefined : getShapeTexts(shape);
  const text = value === null ? '' : String(value);
  if (texts && texts.length > 1) {
    return (
      <select {...marks} value={text} onChange={event => enter(event.target.value)}>
        {(texts.includes(text) ? texts : [text, ...texts]).map(each => (
          <option key={each}>{each}</option>
        ))}
      </select>
    );
  }
  if (text.includes('\n')) {
    return <textarea {...marks} rows={3} value={text} onChange={event => enter(event.target.value)} />;
  }
  return (
    <input
      {...marks}
      list={listFor(name)}
      value={text}
      placeholder={value === null ? 'null' : undefined}
      spellCheck={false}
      autoComplete="off"
      inputMode={shape === 'number' ? 'decimal' : undefined}
      onChange={event => enter(parseTypedValue(shape, value, event.target.value))}
    />
  );
}

/** Suggests user or channel ids by the field's name. */
function listFor(name: string): string | undefined {
  if (/(^|_)(user|user_id|creator|inviter)$/.test(name)) return PEOPLE;
  return /(^|_)(channel|channel_id)$/.test(name) ? CHANNELS : undefined;
}

/** Allows line breaks after underscores. */
export function FieldName({ name }: { readonly name: string }) {
  return name.split(/(?<=_)/).map((part, index) => (
    // The order of the parts never changes.
    <Fragment key={index}>
      {part}
      <wbr />
    </Fragment>
  ));
}
