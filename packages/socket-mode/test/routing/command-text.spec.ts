import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { parseCommandText } from '../../../core/src/routing/command-text.js';

const texts = (source: string) => parseCommandText(source).words.map(({ text }) => text);
const flags = (source: string) => parseCommandText(source).words.flatMap(({ flag }) => flag ?? []);

const BLANKS = [' ', '\t', '\n', '\u00a0', '\u2003', '\u3000'];
const blanks = fc.array(fc.constantFrom(...BLANKS), { minLength: 1, maxLength: 3 }).map(parts => parts.join(''));
/** Words without special characters: no whitespace, quote, bracket, `&` or dash. */
const word = fc.stringMatching(/^[\p{L}\p{N}.:/$*#\\]{1,8}$/u);
const quotes = fc.constantFrom('""', "''", '“”', '‘’', '„“', '«»');

describe('the text after a command', () => {
  it('is split at any whitespace, except within quotes', () => {
    const part = fc.oneof(
      word.map(text => ({ typed: text, text })),
      fc.tuple(quotes, fc.array(fc.tuple(blanks, word)), blanks).map(([pair, words, end]) => {
        const inner = [...words.flat(), end].join('');
        return { typed: `${pair[0]}${inner}${pair[1]}`, text: inner };
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(blanks, part)), blanks, (parts, end) => {
        const source = [...parts.map(([blank, { typed }]) => blank + typed), end].join('');
        expect(texts(source)).toEqual(parts.map(([, { text }]) => text));
      }),
    );
  });

  it('is parsed completely, whatever it contains', () => {
    const any = fc.string({
      unit: fc.constantFrom('a', '-', '—', '"', "'", '“', '”', '<', '>', '|', '&', '\t', ' ', '@U1'),
    });
    fc.assert(
      fc.property(any, source => {
        const { words } = parseCommandText(source);
        let end = 0;
        for (const each of words) {
          expect(each.start).toBeGreaterThanOrEqual(end);
          expect(each.end).toBeGreaterThan(each.start);
          expect(source.slice(end, each.start).replaceAll(/[\s-]/g, '')).toBe('');
          ({ end } = each);
        }
        expect(source.slice(end).replaceAll(/[\s-]/g, '')).toBe('');
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ["don't 'do it'", ["don't", 'do it']],
    ["the dogs' bone", ['the', "dogs'", 'bone']],
    ['12" "13" wide', ['12"', '13', 'wide']],
    ['"not closed', ['"not', 'closed']],
    ['“not closed"', ['“not', 'closed"']],
    ['"" x', ['', 'x']],
    ['say "a ‘b’ c"', ['say', 'a ‘b’ c']],
    ['"a"b', ['a', 'b']],
    ['a\\ b $HOME *.ts # c', ['a\\', 'b', '$HOME', '*.ts', '#', 'c']],
  ])('is parsed as users type it: %s', (source, words) => {
    expect(texts(source)).toEqual(words);
  });

  it.each([
    ['<@U012AB3CD|ann>', 'U012AB3CD'],
    ['<@W012AB3CD>', 'W012AB3CD'],
    ['<#C012AB3CD|general>', 'C012AB3CD'],
    ['<#C012AB3CD|>', 'C012AB3CD'],
    ['<!subteam^S012AB3CD|@on call>', 'S012AB3CD'],
    ['<!here|here>', 'here'],
    ['<!channel>', 'channel'],
    ['<https://example.com/a?b=1&amp;c=2|some label>', 'https://example.com/a?b=1&c=2'],
    ['<https://example.com>', 'https://example.com'],
    ['<http://deploy.sh|deploy.sh>', 'deploy.sh'],
    ['<mailto:ann@example.com|ann@example.com>', 'ann@example.com'],
    ['<tel:+49123|+49123>', '+49123'],
    ['“<@U012AB3CD|ann>”', 'U012AB3CD'],
  ])('replaces a reference by its value: %s', (source, text) => {
    expect(texts(`a ${source} b`)).toEqual(['a', text, 'b']);
  });

  it.each([
    ['a&lt;b&gt;&amp;&amp;c', 'a<b>&&c'],
    ['&amp;lt;', '&lt;'],
    ['&lt;@U012AB3CD&gt;', '<@U012AB3CD>'],
    ['"a &lt; b"', 'a < b'],
    ['<no reference>', '<no reference>'],
    ['<@u1>', '<@u1>'],
    ['"ask <@U012AB3CD|ann>"', 'ask <@U012AB3CD|ann>'],
  ])('keeps other characters as they were typed: %s', (source, text) => {
    expect(texts(source)).toEqual([text]);
  });

  it.each([
    ['a --force b --dry-run', ['force', 'dry-run']],
    ['—force', ['force']],
    ['--level=3', ['level=3']],
    ['-f -5 - --- —— a--b', []],
    ['"--force" \'--x\'', []],
    ['--a -- --b', ['a']],
    ['"--" --a', ['a']],
    ['-- -- —b', []],
  ])('has flags until a double dash: %s', (source, names) => {
    expect(flags(source)).toEqual(names);
  });

  it('does not contain the double dash that ends the flags', () => {
    expect(texts('a -- --b --')).toEqual(['a', '--b', '--']);
  });
});
