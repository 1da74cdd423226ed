// Checks that names and prose use the terms of the glossary in CONTRIBUTING.md. Its column "instead of" lists words that are
// not used; each package and app may use them once in 1,000 declared identifiers and once in 1,000 words of prose.
// Run by `npm run check:words`; with `-- --all` it lists every use, also below the limit.
import { parseGlossary, splitIntoWords, WordMatcher } from './checks/glossary.mjs';
import { readMarkdownText, readSourceText } from './checks/source-text.mjs';
import { getWorkspace, listRepositoryFiles, parseSource, readRepositoryFile } from './checks/workspaces.mjs';

const MAX_USES_PER_THOUSAND = 1;
const REMEDY =
  'Use the term of the glossary in CONTRIBUTING.md, or a precise word of the NestJS or Slack documentation.';
/** Recorded and generated data, and the history of names. */
const IGNORED = /(?:^|\/)(?:CHANGELOG\.md|.*\.(?:generated|api)\.\w+|recorded\/.*)$/;

/** @typedef {{ total: number, uses: string[] }} Usage */

const matcher = new WordMatcher(parseGlossary(readRepositoryFile('CONTRIBUTING.md')));
/** @type {Map<string, { identifiers: Usage, prose: Usage }>} */
const usageByWorkspace = new Map();

for (const path of listRepositoryFiles()) {
  if (IGNORED.test(path) || !/\.(?:tsx?|[cm]js|md)$/.test(path)) continue;
  const text = readRepositoryFile(path);
  const { identifiers, prose } = path.endsWith('.md')
    ? readMarkdownText(text)
    : readSourceText(parseSource(path, text));
  const workspace = getWorkspace(path);
  const usage = usageByWorkspace.get(workspace) ?? {
    identifiers: { total: 0, uses: [] },
    prose: { total: 0, uses: [] },
  };
  usageByWorkspace.set(workspace, usage);
  for (const identifier of identifiers) {
    usage.identifiers.total += 1;
    // One identifier counts once, however many listed words it has.
    const [word] = matcher.find(splitIntoWords(identifier.text));
    if (word !== undefined) usage.identifiers.uses.push(`${path}:${identifier.line}: ${identifier.text} ("${word}")`);
  }
  for (const passage of prose) {
    const words = splitIntoWords(passage.text);
    usage.prose.total += words.length;
    for (const word of matcher.find(words)) usage.prose.uses.push(`${path}:${passage.line}: "${word}"`);
  }
}

const listsAll = process.argv.includes('--all');
for (const [workspace, usage] of usageByWorkspace) {
  for (const [kind, { total, uses }] of Object.entries(usage)) {
    const perThousand = total === 0 ? 0 : (1000 * uses.length) / total;
    const exceeds = perThousand > MAX_USES_PER_THOUSAND;
    const summary = `${workspace}, ${kind}: ${uses.length} of ${total} (${perThousand.toFixed(1)} per 1,000)`;
    if (exceeds) console.error(`${summary}, more than ${MAX_USES_PER_THOUSAND} per 1,000. ${REMEDY}`);
    else console.log(`${summary}: ok`);
    if (exceeds || listsAll) for (const use of uses) console.error(`  ${use}`);
    if (exceeds) process.exitCode = 1;
  }
}
