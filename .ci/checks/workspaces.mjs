// The repository's packages and apps, and the files that Git tracks in them.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const repositoryRoot = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * Lists the tracked files and the new files that Git does not ignore, relative to the repository's root.
 * @returns {string[]}
 */
export function listRepositoryFiles() {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const { status, stdout, stderr } = spawnSync('git', args, {
    cwd: repositoryRoot,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`"git ls-files" failed: ${stderr}. The checks need a Git checkout.`);
  return stdout.split('\0').filter(path => path !== '' && existsSync(join(repositoryRoot, path)));
}

/**
 * Returns the package or app that a file belongs to, such as `packages/emulator`, or `(root)`.
 * @param {string} path
 */
export const getWorkspace = path => /^(?:packages|apps)\/[^/]+(?=\/)/.exec(path)?.[0] ?? '(root)';

/**
 * Returns the source folder of a file, such as `packages/emulator/page/src`; undefined for other files.
 * @param {string} path
 */
export const getSourceFolder = path =>
  /\.tsx?$/.test(path) ? /^(?:packages|apps)\/[^/]+\/(?:page\/)?src(?=\/)/.exec(path)?.[0] : undefined;

/** @param {string} path */
export const readRepositoryFile = path => readFileSync(join(repositoryRoot, path), 'utf8');

/**
 * @param {string} path
 * @param {string} text
 */
export function parseSource(path, text) {
  const kind = path.endsWith('.tsx')
    ? ts.ScriptKind.TSX
    : /\.[cm]?js$/.test(path)
      ? ts.ScriptKind.JS
      : ts.ScriptKind.TS;
  return ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true, kind);
}

/**
 * Prints the result of one check and sets the exit code.
 * @param {string} name
 * @param {readonly string[]} problems
 * @param {string} remedy what to do about them
 */
export function report(name, problems, remedy) {
  if (problems.length === 0) {
    console.log(`${name}: ok`);
    return;
  }
  console.error(`${name}: ${problems.length} problem${problems.length === 1 ? '' : 's'}. ${remedy}`);
  for (const problem of problems) console.error(`  ${problem}`);
  process.exitCode = 1;
}
