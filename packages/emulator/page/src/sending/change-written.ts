import type { JsonValue } from '../../../src/json.js';
import { pageStore } from '../store/page-store.js';
import { withValueAt, type Path } from './changing.js';
import { readWritten } from './written-json.js';

/** Has this stand in the field. */
export function write(text: string): void {
  const isWhole = readWritten(text).value !== undefined;
  pageStore.getState().setSending({ text, ...(isWhole ? { whole: text } : {}) });
}

/** Changes one value of what stands in the field; the rest of it stays. */
export function changeWritten(path: Path, value: JsonValue): void {
  const { value: before } = readWritten(pageStore.getState().sending.text);
  if (before) write(JSON.stringify(withValueAt(before, path, value), null, 2));
}
