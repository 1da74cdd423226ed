import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { compile, type Diagnostic } from './compile.js';
import { compileModule } from './compile-module.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const directive = /\/\/ @ts-expect-error (?<sentence>.+)/;

/** The expected error for the code under each directive, by the line number of the directive. */
interface Mistake {
  readonly line: number;
  readonly sentence: string;
}

describe('handlers at compile time', () => {
  it('are accepted if they match their kind, and rejected for every known mistake', async () => {
    const diagnostics = await compile(join(here, 'tsconfig.json'));
    expect(diagnostics.filter(({ file }) => file.startsWith(here))).toEqual([]);
  }, 120_000);

  it('are accepted if the types of their parameters or result are unknown', async () => {
    const source = `
      import { Payload, SlackCommand } from '@nest-slack/socket-mode';
      export class Untyped {
        @SlackCommand('/untyped') untyped(@Payload() payload: any): any { return JSON.parse(payload.text); }
      }`;
    expect(await compileModule(source)).toEqual([]);
  }, 120_000);

  describe.each(['refused-answers.ts', 'refused-parameters.ts'])('compile errors in %s', file => {
    let mistakes: readonly Mistake[] = [];
    let diagnostics: readonly Diagnostic[] = [];

    beforeAll(async () => {
      const source = await readFile(join(here, file), 'utf8');
      mistakes = source.split('\n').flatMap((text, index) => {
        const sentence = directive.exec(text)?.groups?.['sentence'];
        return sentence === undefined ? [] : [{ line: index + 1, sentence }];
      });
      diagnostics = await compileModule(source.replaceAll('@ts-expect-error', 'expected:'), '--noErrorTruncation');
    }, 120_000);

    it('describe the mistake in a sentence', () => {
      expect(mistakes.length).toBeGreaterThan(15);
      const said = mistakes.map(mistake => ({
        ...mistake,
        sentence: reportedFor(mistake).find(text => text.includes(mistake.sentence)) ?? reportedFor(mistake),
      }));
      expect(said).toEqual(
        mistakes.map(({ line, sentence }) => ({ line, sentence: expect.stringContaining(sentence) })),
      );
    });

    it('contain nothing else', () => {
      const expected = new Set(mistakes.map(({ line }) => line + 1));
      expect(diagnostics.filter(({ line }) => !expected.has(line))).toEqual([]);
    });

    const reportedFor = (mistake: Mistake): readonly string[] =>
      diagnostics.filter(({ line }) => line === mistake.line + 1).map(({ text }) => text);
  });
});
