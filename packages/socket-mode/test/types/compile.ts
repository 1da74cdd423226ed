import { execFile } from 'node:child_process';
import { resolve as absolute } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One compiler error: its location and its whole text, including the lines with details. */
export interface Diagnostic {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

const compiler = fileURLToPath(new URL('../../../../node_modules/typescript7/bin/tsc', import.meta.url));
const LIMIT_MS = 120_000;

/** Type-checks a project in a separate process. Further flags are those of the compiler. */
export async function compile(project: string, ...further: readonly string[]): Promise<readonly Diagnostic[]> {
  const flags = ['--noEmit', '--pretty', 'false', '-p', project, ...further];
  const output = await new Promise<string>((resolve, reject) => {
    execFile(process.execPath, [compiler, ...flags], { timeout: LIMIT_MS }, (error, stdout, stderr) => {
      // The compiler exits with 1 or 2 for errors in the code, so these codes are not failures here.
      if (error?.killed) reject(new Error(`The compiler did not end within ${LIMIT_MS} ms.`));
      else if (stderr === '' && (error === null || (typeof error.code === 'number' && stdout !== ''))) resolve(stdout);
      else reject(new Error(`The compiler failed: ${error?.message} ${stderr}`));
    });
  });
  return parse(output);
}

function parse(output: string): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const line of output.split('\n').filter(Boolean)) {
    const head = /^(?<file>\S.*)\((?<line>\d+),\d+\): (?<text>error .*)$/.exec(line)?.groups;
    const last = diagnostics.at(-1);
    if (head) {
      const { file = '', line: number, text = '' } = head;
      diagnostics.push({ file: absolute(file), line: Number(number), text });
    } else if (last) {
      diagnostics.splice(-1, 1, { ...last, text: `${last.text}\n${line}` });
    } else {
      throw new Error(`The compiler said something unexpected: ${line}`);
    }
  }
  return diagnostics;
}
