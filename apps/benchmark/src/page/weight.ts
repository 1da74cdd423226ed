import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const folder = join(dirname(createRequire(import.meta.url).resolve('@nest-slack/emulator/package.json')), 'dist/page');

/** The compressed size of the page in kB (gzip). */
export interface Weight {
  /** The files of the initial load. */
  readonly initialKb: number;
  /** All files, including lazy chunks. */
  readonly totalKb: number;
}

/** Measures the size of the built page. */
export async function weighPage(): Promise<Weight> {
  const names = (await readdir(folder, { recursive: true })).filter(name => /\.\w+$/.test(name));
  const index = await readFile(join(folder, 'index.html'), 'utf8');
  const weight = { initialKb: 0, totalKb: 0 };
  for (const name of names) {
    const kb = gzipSync(await readFile(join(folder, name)), { level: 9 }).length / 1000;
    weight.totalKb += kb;
    if (name === 'index.html' || index.includes(basename(name))) weight.initialKb += kb;
  }
  return weight;
}
