// Checks the structure of the sources: no import cycle, no top-level name declared twice in a package, no long file, no long
// README. Run by `npm run check:structure`.
import { findDuplicateNames } from './checks/duplicate-names.mjs';
import { findImportCycles } from './checks/import-cycles.mjs';
import { getSourceFolder, listRepositoryFiles, parseSource, readRepositoryFile, report } from './checks/workspaces.mjs';

const MAX_SOURCE_LINES = 300;
const MAX_README_LINES = 150;

const files = listRepositoryFiles();
/** @type {Map<string, import('typescript').SourceFile>} */
const sources = new Map();
/** @type {string[]} */
const longSources = [];
/** @type {string[]} */
const longReadmes = [];
for (const path of files) {
  const isReadme = /(?:^|\/)README\.md$/.test(path);
  if (!isReadme && getSourceFolder(path) === undefined) continue;
  const text = readRepositoryFile(path);
  const lineCount = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  if (!isReadme) sources.set(path, parseSource(path, text));
  const [limit, tooLong] = isReadme ? [MAX_README_LINES, longReadmes] : [MAX_SOURCE_LINES, longSources];
  if (lineCount > limit) tooLong.push(`${path}: ${lineCount} lines`);
}

report(
  'Import cycles',
  findImportCycles(sources).map(cycle => cycle.join('\n    → ')),
  'Move what both sides need into a file that imports neither; a type-only import counts, too.',
);

/** @type {string[]} */
const duplicates = [];
for (const folder of new Set([...sources.keys()].map(getSourceFolder))) {
  const own = new Map([...sources].filter(([path]) => getSourceFolder(path) === folder));
  for (const [name, paths] of findDuplicateNames(own))
    duplicates.push(`${name}: ${paths.map(path => path.slice(`${folder}/`.length)).join(', ')} (in ${folder})`);
}
report('Duplicate names', duplicates, 'Give each declaration its own name, or share one declaration.');

report('Source lengths', longSources, `Split these files: a source file has at most ${MAX_SOURCE_LINES} lines.`);
report(
  'README lengths',
  longReadmes,
  `Move details into the documentation: a README has at most ${MAX_README_LINES} lines.`,
);
