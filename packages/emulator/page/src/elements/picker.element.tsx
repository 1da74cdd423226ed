import { isJsonObject, type JsonObject, type JsonValue, stringAt } from '../../../src/json.js';
import { useConfirm } from '../composition/confirm-dialog.js';
import { pageStore } from '../store/page-store.js';
import { ActionStatusFrame } from './action-status.js';
import { placeholderOf, useControl } from './control.js';
import { useElementActions } from './element-actions.js';
import type { ElementKind, ElementProps } from './element-registry.js';
import css from './field.module.css';

export default { types: ['datepicker', 'timepicker', 'datetimepicker'], Element: Picker } satisfies ElementKind;

interface PickerType {
  readonly type: 'date' | 'time' | 'datetime-local';
  readonly word: string;
  /** Without a maximum, browsers accept six-digit years. */
  readonly max?: string;
  readonly read: (entry: JsonObject) => JsonValue | undefined;
  readonly write: (picked: string) => JsonValue;
}

const date: PickerType = {
  type: 'date',
  word: 'Date',
  max: '9999-12-31',
  read: ({ selected_date: day }) => day,
  write: picked => picked,
};
const time: PickerType = { type: 'time', word: 'Time', read: entry => entry.selected_time, write: picked => picked };
const moment: PickerType = {
  type: 'datetime-local',
  word: 'Date and time',
  max: '2286-11-20T17:46',
  read: ({ selected_localtime: seconds }) => (typeof seconds === 'number' ? localMinute(seconds) : undefined),
  write: secondsOf,
};
const PICKER_TYPES: Readonly<Record<string, PickerType>> = { timepicker: time, datetimepicker: moment };

/** Keys that change part of the field. */
const TYPED = /^([^ ]|Arrow\w+|Backspace|Delete)$/;

/**
 * A picked value is sent immediately. A typed value is sent on Enter or blur, because the browser reports each digit.
 */
function Picker(props: ElementProps) {
  const { element } = props;
  const { type, word, max, read, write } = PICKER_TYPES[stringAt(element, 'type') ?? ''] ?? date;
  const { entry, enter, send, location, actionStatus } = useElementActions(props);
  const { withConfirmation, confirmDialog } = useConfirm(element);
  const stored = isJsonObject(entry) ? read(entry) : undefined;
  const finish = (): void => {
    const { entries, discardEntry, setTypingKey } = pageStore.getState();
    setTypingKey(null);
    if (!location || !entries[location.key]?.unsent) return;
    withConfirmation(send, () => discardEntry(location.key));
  };
  return (
    <ActionStatusFrame actionStatus={actionStatus}>
      <input
        {...useControl(props, word)}
        className={`${css.field} ${css.picker}`}
        type={type}
        max={max}
        title={placeholderOf(element)}
        value={typeof stored === 'string' ? stored : ''}
        disabled={!location}
        onChange={({ target: { value } }) => {
          enter(value === '' ? null : write(value), { when: 'manual' });
          if (pageStore.getState().typingKey !== location?.key) finish();
        }}
        onKeyDown={({ key }) => {
          pageStore.getState().setTypingKey(location && TYPED.test(key) ? location.key : null);
          if (key === 'Enter') finish();
        }}
        onBlur={finish}
      />
      {typeof element.timezone === 'string' && <span className={css.zone}>{element.timezone}</span>}
      {confirmDialog}
    </ActionStatusFrame>
  );
}

/** Formats local time for a `datetime-local` field: `2026-11-27T18:30`. */
function localMinute(seconds: number): string {
  const local = new Date(seconds * 1000);
  const shifted = new Date(local.getTime() - local.getTimezoneOffset() * 60_000);
  return Number.isNaN(shifted.getTime()) ? '' : shifted.toISOString().slice(0, 16);
}

function secondsOf(minute: string): number {
  return Math.trunc(new Date(minute).getTime() / 1000);
}
