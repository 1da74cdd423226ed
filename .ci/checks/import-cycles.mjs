// Finds import cycles between source files. Type-only imports count: a cycle of types means that the files cannot be
// understood, moved or split one by one. oxlint's import/no-cycle ignores those.
import { dirname, join } from 'node:path/posix';
import ts from 'typescript';

/**
 * Returns the cycles, the shortest one of each group of files that import each other.
 * @param {ReadonlyMap<string, ts.SourceFile>} sources by path
 * @returns {string[][]} each starts and ends with the same file
 */
export function findImportCycles(sources) {
  const imports = new Map([...sources].map(([path, source]) => [path, listImports(path, source, sources)]));
  return findStronglyConnected(imports)
    .filter(group => group.length > 1)
    .map(group => findShortestCycle(new Set(group), imports));
}

/**
 * @param {string} path
 * @param {ts.SourceFile} source
 * @param {ReadonlyMap<string, ts.SourceFile>} sources
 * @returns {string[]}
 */
function listImports(path, source, sources) {
  /** @type {Set<string>} */
  const found = new Set();
  /** @param {ts.Node | undefined} specifier */
  const add = specifier => {
    if (!specifier || !ts.isStringLiteralLike(specifier) || !specifier.text.startsWith('.')) return;
    const target = join(dirname(path), specifier.text).replace(/\.jsx?$/, '');
    const file = [`${target}.ts`, `${target}.tsx`, `${target}/index.ts`].find(candidate => sources.has(candidate));
    if (file !== undefined && file !== path) found.add(file);
  };
  /** @param {ts.Node} node */
  const visit = node => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node.moduleSpecifier);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0]);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...found];
}

/**
 * Tarjan's algorithm: the groups of files that reach each other.
 * @param {ReadonlyMap<string, readonly string[]>} graph
 * @returns {string[][]}
 */
function findStronglyConnected(graph) {
  /** @type {Map<string, number>} */
  const indexes = new Map();
  /** @type {Map<string, number>} */
  const lowest = new Map();
  /** @type {string[]} */
  const stack = [];
  /** @type {string[][]} */
  const groups = [];
  /** @param {string} file */
  const visit = file => {
    const index = indexes.size;
    let low = index;
    indexes.set(file, index);
    stack.push(file);
    for (const imported of graph.get(file) ?? []) {
      if (!indexes.has(imported)) low = Math.min(low, visit(imported));
      else if (stack.includes(imported)) low = Math.min(low, indexes.get(imported) ?? low);
    }
    lowest.set(file, low);
    if (low === index) groups.push(stack.splice(stack.indexOf(file)));
    return low;
  };
  for (const file of graph.keys()) if (!indexes.has(file)) visit(file);
  return groups;
}

/**
 * @param {ReadonlySet<string>} group files that reach each other
 * @param {ReadonlyMap<string, readonly string[]>} graph
 * @returns {string[]}
 */
function findShortestCycle(group, graph) {
  /** @type {string[]} */
  let shortest = [];
  for (const start of group) {
    /** @type {string[][]} */
    const queue = [[start]];
    const visited = new Set();
    for (let path = queue.shift(); path; path = queue.shift()) {
      if (shortest.length > 0 && path.length + 1 >= shortest.length) break;
      for (const next of graph.get(path[path.length - 1] ?? '') ?? []) {
        if (next === start) shortest = [...path, next];
        if (next === start || !group.has(next) || visited.has(next)) continue;
        visited.add(next);
        queue.push([...path, next]);
      }
    }
  }
  return shortest;
}
