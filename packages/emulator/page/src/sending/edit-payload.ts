import type { JsonValue } from '../../../src/json.js';
import { pageStore } from '../store/page-store.js';
import { type Path, setValueAt } from './edit-json.js';
import { parseJsonText } from './parse-json-text.js';

export function setPayloadText(text: string): void {
  const isValid = parseJsonText(text).value !== undefined;
  pageStore.getState().setSending({ text, ...(isValid ? { lastValidText: text } : {}) });
}

export function setPayloadValue(path: Path, value: JsonValue): void {
  const { value: before } = parseJsonText(pageStore.getState().sending.text);
  if (before) setPayloadText(JSON.stringify(setValueAt(before, path, value), null, 2));
}
