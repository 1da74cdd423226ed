import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { updateCodeBlocks } from './code-blocks.js';
import { listPages } from './pages.js';

// Copies the current code of the snippets into the pages.
const folder = fileURLToPath(new URL('../', import.meta.url));
const read = (file: string): string => readFileSync(folder + file, 'utf8');

for (const name of listPages(folder)) {
  const page = read(name);
  const updated = updateCodeBlocks(page, read);
  if (updated === page) continue;
  writeFileSync(folder + name, updated);
  console.log(`Updated the code blocks of ${name}.`);
}
