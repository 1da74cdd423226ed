import { stringAt, type JsonObject } from '../json.js';

/** Writes text for people, without what would steer their terminal. */
export function printLine(text: string): void {
  process.stdout.write(`${escapeControlCharacters(text)}\n`);
}

/** Writes an answer as it came. */
export function printJson(answer: unknown): void {
  process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
}

/** Writes the drawings of messages or views, each below what it is known by. */
export function printDrawings(shown: readonly JsonObject[]): void {
  for (const each of shown) {
    const names = ['ts', 'callbackId', 'id'].map(key => stringAt(each, key) ?? '');
    printLine(`${names.find(name => name !== '') ?? ''}\n${stringAt(each, 'drawing') ?? ''}`);
  }
}

/** A text without what would steer a terminal: apps say what they like. Lines stay. */
export function escapeControlCharacters(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n]/gu, '�');
}
