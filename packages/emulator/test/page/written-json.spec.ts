import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { createDefaultValue, parseTypedValue, setValueAt } from '../../page/src/sending/edit-json.js';
import { getLineRange, parseJsonText } from '../../page/src/sending/parse-json-text.js';
import { isJsonObject, parseJson } from '../../src/json.js';

const text = '{\n  "type": "pin_added",\n  "item": {\n    "a/b": [\n      1,\n      2\n    ]\n  }\n}';

describe('JSON that is written by hand', () => {
  it.each([
    ['{\n  "type": "a"\n  "user": "b"\n}', 2, 'A comma is missing.'],
    ['{\n  "type" "a"\n}', 2, 'A colon is missing after a name.'],
    ['{\n  "type": "a",\n}', 3, 'A name in quotes is missing, or there is an extra comma.'],
    ['{\n  "type":\n}', 3, 'A value is missing, or there is an extra comma.'],
    ['{\n  "list": [1,\n  2\n}', 3, 'A comma is missing.'],
    ['{\n  "type": "a"\n', 2, 'A “}” is missing.'],
    ['{\n  "type": "a\n}', 2, 'A string has no closing quote.'],
    ["{\n  'type': 1\n}", 2, 'This is not JSON: strings and names need double quotes.'],
    ['{ "a": 1 } // why', 1, 'JSON has no comments.'],
    ['{ "a": 1 } 2', 1, 'There is text after the end of the object.'],
    ['{ "a": "\\x" }', 1, 'A string contains a character that must be escaped with a backslash.'],
    ['', 1, 'A value is missing, or there is an extra comma.'],
    ['['.repeat(100_000), 1, 'It is nested too deeply.'],
    ['[1]', 1, 'The payload must be an object, starting with “{”.'],
  ])('is told in plain words where it is none: %#', (written, line, words) => {
    const { value, error } = parseJsonText(written);
    expect([value, error]).toEqual([undefined, { lineNumber: line, text: words }]);
  });

  it('is read as JSON reads it, and as nothing else', () => {
    const written = fc.oneof(
      fc.json(),
      fc.string(),
      fc.json().map(each => each.replace(/[,:"]/, '')),
    );
    fc.assert(
      fc.property(written, given => {
        const read = parseJson(given);
        const { value, error } = parseJsonText(given);
        expect(value).toEqual(isJsonObject(read) ? read : undefined);
        expect(error === undefined).toBe(isJsonObject(read));
      }),
    );
  });

  it('has each place on its line', () => {
    const { getLineNumber } = parseJsonText(text);
    expect(['', '/type', '/item', '/item/a~1b', '/item/a~1b/1', '/item/none', '/none'].map(getLineNumber)).toEqual([
      1, 2, 3, 4, 6, 3, 1,
    ]);
    expect(text.slice(...getLineRange(text, 2))).toBe('  "type": "pin_added",');
  });

  it('is changed at one place alone', () => {
    const before = parseJsonText(text).value ?? {};
    expect(setValueAt(before, ['item', 'a/b', 1], 3)).toEqual({ type: 'pin_added', item: { 'a/b': [1, 3] } });
    expect(setValueAt(before, ['user'], 'U1')).toEqual({ ...before, user: 'U1' });
    expect(before).toEqual(parseJson(text));
  });

  it('begins a member by its shape, and takes for a number what can be read as one', () => {
    expect(['=a|b', 'null|string', 'number', 'boolean', 'list', 'object', 'any'].map(createDefaultValue)).toEqual([
      'a',
      '',
      0,
      false,
      [],
      {},
      {},
    ]);
    expect([createDefaultValue(['string']), createDefaultValue({ id: 'string' })]).toEqual([[], {}]);
    expect(parseTypedValue('number', 1, '12')).toBe(12);
    expect(parseTypedValue('number', 1, '12.')).toBe('12.');
    expect(parseTypedValue('string', '1', '12')).toBe('12');
    expect(parseTypedValue(undefined, 1, '12')).toBe(12);
  });
});
