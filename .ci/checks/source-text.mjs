// Takes from a file what people read: the identifiers that it declares, and its prose.
import ts from 'typescript';

/**
 * @typedef {{ readonly text: string, readonly line: number }} Excerpt
 * @typedef {{ readonly identifiers: Excerpt[], readonly prose: Excerpt[] }} SourceText
 */

/**
 * Returns the declared identifiers, and as prose the comments and the strings of several words.
 * @param {ts.SourceFile} source
 * @returns {SourceText}
 */
export function readSourceText(source) {
  /** @type {Excerpt[]} */
  const identifiers = [];
  /** @type {Map<number, Excerpt>} by position: a comment can belong to several nodes */
  const prose = new Map();
  /** @param {number} position */
  const lineAt = position => source.getLineAndCharacterOfPosition(position).line + 1;
  /** @param {ts.Node} node */
  const visit = node => {
    if (ts.isIdentifier(node) && isDeclaredName(node))
      identifiers.push({ text: node.text, line: lineAt(node.getStart(source)) });
    if (isText(node) && /\p{L}\s+\S*\p{L}/u.test(node.text))
      prose.set(node.getStart(source), { text: node.text, line: lineAt(node.getStart(source)) });
    const comments = [
      ...(ts.getLeadingCommentRanges(source.text, node.getFullStart()) ?? []),
      ...(ts.getTrailingCommentRanges(source.text, node.getEnd()) ?? []),
    ];
    for (const { pos, end } of isText(node) ? [] : comments)
      prose.set(pos, { text: source.text.slice(pos, end), line: lineAt(pos) });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { identifiers, prose: [...prose.values()] };
}

/** @param {ts.Identifier} node */
const isDeclaredName = node =>
  'name' in node.parent && node.parent.name === node && !ts.isPropertyAccessExpression(node.parent);

/**
 * @param {ts.Node} node
 * @returns {node is ts.LiteralLikeNode}
 */
const isText = node =>
  ts.isStringLiteralLike(node) ||
  ts.isTemplateHead(node) ||
  ts.isTemplateMiddle(node) ||
  ts.isTemplateTail(node) ||
  ts.isJsxText(node);

/**
 * Returns the sentences of a Markdown file: its code and its glossary are no prose.
 * @param {string} markdown
 * @returns {SourceText}
 */
export function readMarkdownText(markdown) {
  /** @type {Excerpt[]} */
  const prose = [];
  let isCode = false;
  let isGlossary = false;
  for (const [index, text] of markdown.split('\n').entries()) {
    if (/^\s*(?:```|~~~)/.test(text)) isCode = !isCode;
    isGlossary = /^\s*\|/.test(text) && (isGlossary || /\|\s*instead of\s*\|/i.test(text));
    if (isCode || isGlossary) continue;
    prose.push({ text: text.replace(/`[^`]*`|\]\([^)]*\)/g, ' . '), line: index + 1 });
  }
  return { identifiers: [], prose };
}
