import { useId, useRef } from 'react';
import { usePage } from '../store/page-store.js';
import { setPayloadText } from './edit-payload.js';
import { getLineRange, type ParsedJsonText } from './parse-json-text.js';
import css from './send-panel.module.css';

/** The payload as JSON, with a list of errors and their lines. */
export function PayloadTextField({ parsed }: { readonly parsed: ParsedJsonText }) {
  const { text, check } = usePage(({ sending }) => sending);
  const field = useRef<HTMLTextAreaElement>(null);
  const [fieldId, listId] = [useId(), useId()];
  const { error, getLineNumber } = parsed;
  const findings = error
    ? [{ lineNumber: error.lineNumber, severity: 'error' as const, text: error.text }]
    : (check?.findings ?? []).map(each => ({ ...each, lineNumber: getLineNumber(each.at) }));
  const selectLine = (lineNumber: number): void => {
    const [start, end] = getLineRange(text, lineNumber);
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
        aria-invalid={findings.some(({ severity }) => severity === 'error') ? true : undefined}
        aria-describedby={listId}
        onChange={event => setPayloadText(event.target.value)}
      />
      <ul id={listId} className={css.remarks} aria-label="Findings">
        {findings.map((each, index) => (
          // Several findings can refer to one path.
          <li key={index} className={css[each.severity]}>
            <button type="button" className={css.lineLink} onClick={() => selectLine(each.lineNumber)}>
              Line {each.lineNumber}
            </button>
            {each.text}
          </li>
        ))}
        {findings.length === 0 && check && <li className={css.soft}>The payload matches Slack’s format.</li>}
      </ul>
    </div>
  );
}
