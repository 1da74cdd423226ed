import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { writeTemplate, writeLiteral, writeText } from '../../src/test-export/literals.js';
import { findDistinctiveLine } from '../../src/test-export/distinctive-line.js';
import { parseJson } from '../../src/json.js';

/** What a source means. */
const meant = (source: string): unknown => parseJson(JSON.stringify(runInNewContext(`(${source})`)));

describe('a text as JavaScript has it', () => {
  const text = fc.string({ unit: 'binary', maxLength: 40 });

  it('is the same again', () => {
    fc.assert(fc.property(text, each => expect(meant(writeLiteral(each))).toBe(each)));
    const members = fc.dictionary(fc.oneof(text, fc.constant('__proto__')), fc.oneof(text, fc.integer(), fc.boolean()));
    fc.assert(fc.property(members, each => expect(meant(writeText(each))).toEqual(parseJson(JSON.stringify(each)))));
  });

  it('is found by its expression', () => {
    const line = fc.tuple(text, text).map(parts => parts.map(part => part.replaceAll(/[\n\r\u2028\u2029]/g, '')));
    fc.assert(
      fc.property(line, parts => {
        const pattern: unknown = runInNewContext(writeTemplate(parts));
        expect(String(pattern)).toBe(writeTemplate(parts));
        expect(new RegExp(writeTemplate(parts).slice(1, -1)).test(parts.join('x'))).toBe(true);
      }),
    );
  });
});

describe('the line by which something is told', () => {
  it('is new, rather the same every time, and what a person reads', () => {
    expect(findDistinctiveLine(['[ Go ]', '────────', 'Hello', 'Bye'], ['Hello'])?.source).toBe(`'Bye'`);
    expect(findDistinctiveLine(['At 10:30', '# Deployed to prod'])?.source).toBe(`'Deployed to prod'`);
    expect(findDistinctiveLine(['Took 3.5 s at 2026-01-02 10:30 (U0SIT1BLGB2)'])?.source).toBe(
      String.raw`/Took .+ at .+ \(.+\)/`,
    );
    expect(findDistinctiveLine(['Hello'], ['Hello'])).toBeUndefined();
    expect(findDistinctiveLine(['long '.repeat(40)])?.text).toHaveLength(69);
  });
});
