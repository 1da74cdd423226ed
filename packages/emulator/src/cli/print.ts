import { stringAt, type JsonObject } from '../json.js';

/** Prints text without terminal control characters. */
export function printLine(text: string): void {
  process.stdout.write(`${escapeControlCharacters(text)}\n`);
}

/** Prints a response as JSON. */
export function printJson(answer: unknown): void {
  process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
}

/** Prints drawings of messages or views, each below its name. */
export function printDrawings(shown: readonly JsonObject[]): void {
  for (const each of shown) {
    const names = ['ts', 'callbackId', 'id'].map(key => stringAt(each, key) ?? '');
    printLine(`${names.find(name => name !== '') ?? ''}\n${stringAt(each, 'drawing') ?? ''}`);
  }
}

/** Escapes terminal control characters, because the text can come from an app. Line breaks stay. */
export function escapeControlCharacters(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n]/gu, '�');
}
