import { isJsonObject, stringAt, type JsonObject, type JsonValue } from '../../../src/json.js';
import { useConfirm } from '../composition/confirm-dialog.js';
import { pageStore } from '../store/page-store.js';
import { Acted } from './acted.js';
import { placeholderOf, useControl } from './control.js';
import { useElementActs } from './element-acts.js';
import type { ElementKind, ElementProps } from './element-kind.js';
import css from './field.module.css';
import { localMinute, secondsOf } from './local-minute.js';

export const kind: ElementKind = { types: ['datepicker', 'timepicker', 'datetimepicker'], Element: Picker };

/** How the browser's own field for it works. */
interface Pickable {
  readonly type: 'date' | 'time' | 'datetime-local';
  readonly word: string;
  /** Without it, a year has six digits. */
  readonly max?: string;
  readonly read: (entry: JsonObject) => JsonValue | undefined;
  readonly write: (picked: string) => JsonValue;
}

const date: Pickable = {
  type: 'date',
  word: 'Date',
  max: '9999-12-31',
  read: ({ selected_date: day }) => day,
  write: picked => picked,
};
const time: Pickable = { type: 'time', word: 'Time', read: entry => entry.selected_time, write: picked => picked };
const moment: Pickable = {
  type: 'datetime-local',
  word: 'Date and time',
  max: '2286-11-20T17:46',
  read: ({ selected_date_time: seconds }) => (typeof seconds === 'number' ? localMinute(seconds) : undefined),
  write: secondsOf,
};
const PICKABLE: Readonly<Record<string, Pickable>> = { timepicker: time, datetimepicker: moment };

/** What changes a field piece by piece: digits, the letters of AM and PM, up and down. */
const TYPED = /^([^ ]|Arrow\w+|Backspace|Delete)$/;

/**
 * What is picked, the app is told at once; what is typed, when one is done with it: the browser reports each digit, and
 * the year 2026 begins with the year 2.
 */
function Picker(props: ElementProps) {
  const { element } = props;
  const { type, word, max, read, write } = PICKABLE[stringAt(element, 'type') ?? ''] ?? date;
  const { entry, enter, send, place, acting } = useElementActs(props);
  const { confirmed, question } = useConfirm(element);
  const held = isJsonObject(entry) ? read(entry) : undefined;
  const done = (): void => {
    const { entries, forget, setTypedIn } = pageStore.getState();
    setTypedIn(null);
    if (!place || !entries[place.key]?.unsent) return;
    confirmed(send, () => forget(place.key));
  };
  return (
    <Acted acting={acting}>
      <input
        {...useControl(props, word)}
        className={`${css.field} ${css.picker}`}
        type={type}
        max={max}
        title={placeholderOf(element)}
        value={typeof held === 'string' ? held : ''}
        disabled={!place}
        onChange={({ target: { value } }) => {
          enter(value === '' ? null : write(value), { when: 'at_flush' });
          if (pageStore.getState().typedIn !== place?.key) done();
        }}
        onKeyDown={({ key }) => {
          pageStore.getState().setTypedIn(place && TYPED.test(key) ? place.key : null);
          if (key === 'Enter') done();
        }}
        onBlur={done}
      />
      {typeof element.timezone === 'string' && <span className={css.zone}>{element.timezone}</span>}
      {question}
    </Acted>
  );
}
