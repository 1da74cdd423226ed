import { useId, useRef } from 'react';
import { usePage } from '../store/page-store.js';
import { write } from './change-written.js';
import css from './send-panel.module.css';
import { rangeOfLine, type WrittenJson } from './written-json.js';

/** The same as JSON, and what there is to say of it: each with the line that it is about. */
export function WrittenField({ written }: { readonly written: WrittenJson }) {
  const { text, check } = usePage(({ sending }) => sending);
  const field = useRef<HTMLTextAreaElement>(null);
  const [fieldId, listId] = [useId(), useId()];
  const { fault, lineOf } = written;
  const remarks = fault
    ? [{ line: fault.line, severity: 'error' as const, text: fault.text }]
    : (check?.findings ?? []).map(each => ({ ...each, line: lineOf(each.at) }));
  const showLine = (line: number): void => {
    const [start, end] = rangeOfLine(text, line);
    field.current?.focus();
    field.current?.setSelectionRange(start, end);
  };
  return (
    <div className={css.field}>
      <label htmlFor={fieldId}>JSON</label>
      <textarea
        ref={field}
        id={fieldId}
        wrap="off"
        spellCheck={false}
        rows={Math.min(24, Math.max(8, text.split('\n').length))}
        value={text}
        aria-invalid={remarks.some(({ severity }) => severity === 'error') ? true : undefined}
        aria-describedby={listId}
        onChange={event => write(event.target.value)}
      />
      <ul id={listId} className={css.remarks} aria-label="What is found">
        {remarks.map((each, index) => (
          // Several may be said of one place.
          <li key={index} className={css[each.severity]}>
            <button type="button" className={css.line} onClick={() => showLine(each.line)}>
              Line {each.line}
            </button>
            {each.text}
          </li>
        ))}
        {remarks.length === 0 && check && <li className={css.soft}>All of it is as Slack has it.</li>}
      </ul>
    </div>
  );
}
