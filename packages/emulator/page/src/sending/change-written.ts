import type { JsonValue } from '../../../src/json.js';
import { pageStore } from '../store/page-store.js';
import { withValueAt, type Path } from './changing.js';
import { readWritten } from './written-json.js';

/** Changes one value of what stands in the field; the rest of it stays. */
export function changeWritten(path: Path, value: JsonValue): void {
  const { sending, setSending } = pageStore.getState();
  const { value: before } = readWritten(sending.text);
  if (before) setSending({ text: JSON.stringify(withValueAt(before, path, value), null, 2) });
}
