import { readdirSync } from 'node:fs';

const FOLDERS_WITHOUT_PAGES = /(?:^|\/)(?:node_modules|dist|coverage|\.git)(?:\/|$)/;

/** Lists the Markdown files of a folder and its subfolders by their relative paths. */
export const listPages = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    if (FOLDERS_WITHOUT_PAGES.test(entry.name)) return [];
    if (entry.isDirectory()) return listPages(`${folder}${entry.name}/`).map(file => `${entry.name}/${file}`);
    return entry.name.endsWith('.md') ? [entry.name] : [];
  });
