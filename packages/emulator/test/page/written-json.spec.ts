import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { beginningOf, typedValue, withValueAt } from '../../page/src/sending/changing.js';
import { rangeOfLine, readWritten } from '../../page/src/sending/written-json.js';
import { isJsonObject, parseJson } from '../../src/json.js';

const text = '{\n  "type": "pin_added",\n  "item": {\n    "a/b": [\n      1,\n      2\n    ]\n  }\n}';

describe('JSON that is written by hand', () => {
  it.each([
    ['{\n  "type": "a"\n  "user": "b"\n}', 2, 'A comma is missing.'],
    ['{\n  "type" "a"\n}', 2, 'A colon is missing after a name.'],
    ['{\n  "type": "a",\n}', 3, 'A name in quotes is missing, or there is a comma too much.'],
    ['{\n  "type":\n}', 3, 'A value is missing, or there is a comma too much.'],
    ['{\n  "list": [1,\n  2\n}', 3, 'A comma is missing.'],
    ['{\n  "type": "a"\n', 2, 'A “}” is missing.'],
    ['{\n  "type": "a\n}', 2, 'A text has no quotes at its end.'],
    ["{\n  'type': 1\n}", 2, 'That is no JSON: texts and names stand in double quotes.'],
    ['{ "a": 1 } // why', 1, 'JSON has no comments.'],
    ['{ "a": 1 } 2', 1, 'More stands there after its end.'],
    ['{ "a": "\\x" }', 1, 'In a text there is something that is written with a backslash in JSON.'],
    ['', 1, 'A value is missing, or there is a comma too much.'],
    ['['.repeat(100_000), 1, 'It is nested too deeply.'],
    ['[1]', 1, 'It begins with “{” and is an object, whatever it is of.'],
  ])('is told in plain words where it is none: %#', (written, line, words) => {
    const { value, fault } = readWritten(written);
    expect([value, fault]).toEqual([undefined, { line, text: words }]);
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
        const { value, fault } = readWritten(given);
        expect(value).toEqual(isJsonObject(read) ? read : undefined);
        expect(fault === undefined).toBe(isJsonObject(read));
      }),
    );
  });

  it('has each place on its line', () => {
    const { lineOf } = readWritten(text);
    expect(['', '/type', '/item', '/item/a~1b', '/item/a~1b/1', '/item/none', '/none'].map(lineOf)).toEqual([
      1, 2, 3, 4, 6, 3, 1,
    ]);
    expect(text.slice(...rangeOfLine(text, 2))).toBe('  "type": "pin_added",');
  });

  it('is changed at one place alone', () => {
    const before = readWritten(text).value ?? {};
    expect(withValueAt(before, ['item', 'a/b', 1], 3)).toEqual({ type: 'pin_added', item: { 'a/b': [1, 3] } });
    expect(withValueAt(before, ['user'], 'U1')).toEqual({ ...before, user: 'U1' });
    expect(before).toEqual(parseJson(text));
  });

  it('begins a member by its shape, and takes for a number what can be read as one', () => {
    expect(['=a|b', 'null|string', 'number', 'boolean', 'list', 'object', 'any'].map(beginningOf)).toEqual([
      'a',
      '',
      0,
      false,
      [],
      {},
      {},
    ]);
    expect([beginningOf(['string']), beginningOf({ id: 'string' })]).toEqual([[], {}]);
    expect(typedValue('number', 1, '12')).toBe(12);
    expect(typedValue('number', 1, '12.')).toBe('12.');
    expect(typedValue('string', '1', '12')).toBe('12');
    expect(typedValue(undefined, 1, '12')).toBe(12);
  });
});
