import { pageStore } from '../store/page-store.js';

/** The text field of a composer. */
function fieldOf(where: string): HTMLTextAreaElement | null {
  const fields = document.querySelectorAll<HTMLTextAreaElement>('textarea[data-composer]');
  return [...fields].find(({ dataset }) => dataset.composer === where) ?? null;
}

/** Writes something where the caret of a composer is. */
export function writeAt(where: string, text: string): void {
  const field = fieldOf(where);
  if (!field) return;
  field.focus();
  const { selectionStart: from, selectionEnd: to, value } = field;
  put(where, value.slice(0, from) + text + value.slice(to), from + text.length);
}

/** Puts marks around what is selected in a composer, and goes behind it; where nothing is, around the caret. */
export function wrap(where: string, mark: string): void {
  const field = fieldOf(where);
  if (!field) return;
  field.focus();
  const { selectionStart: from, selectionEnd: to, value } = field;
  const inner = value.slice(from, to);
  const at = inner === '' ? to + mark.length : to + 2 * mark.length;
  put(where, `${value.slice(0, from)}${mark}${inner}${mark}${value.slice(to)}`, at);
}

/** Makes a link of what is selected in a composer: where it is an address, what it says is written next, else where to. */
export function link(where: string): void {
  const field = fieldOf(where);
  if (!field) return;
  field.focus();
  const { selectionStart: from, selectionEnd: to, value } = field;
  const inner = value.slice(from, to);
  const isAddress = /^https?:\/\/\S+$/.test(inner);
  const [before, behind] = isAddress ? [`<${inner}|`, '>'] : ['<https://', `|${inner}>`];
  put(where, value.slice(0, from) + before + behind + value.slice(to), from + before.length);
}

/** Puts a mark before each line that is selected. */
export function prefixLines(where: string, mark: string): void {
  const field = fieldOf(where);
  if (!field) return;
  field.focus();
  const { selectionStart, selectionEnd: to, value } = field;
  const from = value.lastIndexOf('\n', selectionStart - 1) + 1;
  const marked = value.slice(from, to).replaceAll(/^/gm, mark);
  put(where, value.slice(0, from) + marked + value.slice(to), from + marked.length);
}

function put(where: string, text: string, at: number): void {
  const { setDraft, setCaret } = pageStore.getState();
  setDraft(where, text);
  setCaret({ where, at, chosen: 0, isClosed: false });
}
