// Reads the words to avoid from the glossary in CONTRIBUTING.md: the table with the columns concept, term, instead of.

/**
 * @param {string} markdown
 * @returns {string[]} lower-case words and phrases of the column "instead of"
 */
export function parseGlossary(markdown) {
  const rows = markdown.split('\n').map(listCells);
  const header = rows.findIndex(cells => cells.some(cell => /^instead of$/i.test(cell)));
  if (header === -1) throw new Error('CONTRIBUTING.md has no table with a column "instead of".');
  const column = rows[header]?.findIndex(cell => /^instead of$/i.test(cell)) ?? -1;
  const end = rows.findIndex((cells, index) => index > header && cells.length === 0);
  return rows
    .slice(header + 2, end === -1 ? undefined : end)
    .flatMap(cells => (cells[column] ?? '').split(','))
    .map(entry => splitIntoWords(entry.replaceAll('`', '')).join(' '))
    .filter(entry => entry !== '');
}

/** @param {string} line */
const listCells = line =>
  line.trim().startsWith('|')
    ? line
        .trim()
        .replace(/^\||\|$/g, '')
        .split('|')
        .map(cell => cell.trim())
    : [];

/**
 * Splits an identifier or a text into lower-case words: `openModalView` gives `open`, `modal`, `view`.
 * @param {string} text
 * @returns {string[]}
 */
export const splitIntoWords = text =>
  text
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d']+/)
    .filter(word => word !== '');

/** Finds the entries of the glossary in a sequence of words. */
export class WordMatcher {
  /** @type {Map<string, string[][]>} by first word */
  #entries = new Map();

  /** @param {readonly string[]} entries */
  constructor(entries) {
    for (const entry of new Set(entries)) {
      const words = entry.split(' ');
      const first = words[0] ?? '';
      this.#entries.set(first, [...(this.#entries.get(first) ?? []), words]);
    }
  }

  /**
   * @param {readonly string[]} words
   * @returns {string[]} the entries found, one for each occurrence
   */
  find(words) {
    return words.flatMap((first, start) =>
      (this.#entries.get(first) ?? [])
        .filter(entry => entry.every((word, offset) => words[start + offset] === word))
        .map(entry => entry.join(' ')),
    );
  }
}
