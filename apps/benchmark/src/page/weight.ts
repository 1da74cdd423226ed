import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const folder = join(dirname(createRequire(import.meta.url).resolve('@nest-slack/emulator/package.json')), 'dist/page');

/** What comes to the browser, as gzip packs it, in kB. */
export interface Weight {
  /** What the page needs before it shows anything. */
  readonly firstKb: number;
  /** All that it may ever load. */
  readonly wholeKb: number;
}

/** Weighs the page as it was built. */
export async function weighPage(): Promise<Weight> {
  const names = (await readdir(folder, { recursive: true })).filter(name => /\.\w+$/.test(name));
  const index = await readFile(join(folder, 'index.html'), 'utf8');
  const weight = { firstKb: 0, wholeKb: 0 };
  for (const name of names) {
    const kb = gzipSync(await readFile(join(folder, name)), { level: 9 }).length / 1000;
    weight.wholeKb += kb;
    if (name === 'index.html' || index.includes(basename(name))) weight.firstKb += kb;
  }
  return weight;
}
