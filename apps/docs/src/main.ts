import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { withCode } from './page.js';

// Puts the code of the snippets into the pages, after either has changed.
const folder = fileURLToPath(new URL('../', import.meta.url));
const read = (file: string): string => readFileSync(folder + file, 'utf8');

for (const name of readdirSync(folder).filter(file => file.endsWith('.md'))) {
  const page = read(name);
  const renewed = withCode(page, read);
  if (renewed === page) continue;
  writeFileSync(folder + name, renewed);
  console.log(`${name}: the code has changed.`);
}
