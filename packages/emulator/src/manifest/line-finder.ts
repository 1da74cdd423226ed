import type { ShapeFault } from './shape-faults.js';

/** The line that a place of a document stands in; nothing where the document has no such place. */
export type LineOf = (place: ShapeFault['place']) => number | undefined;

/** Finds the lines of a JSON or YAML text: JSON is YAML, too. The reader of YAML is loaded only for it. */
export async function lineFinder(text: string): Promise<LineOf> {
  const { isMap, isNode, isScalar, LineCounter, parseDocument } = await import('yaml');
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  return place => {
    // What is missing has no line: that of what it is missing in is told.
    for (let length = place.length; length >= 0; length -= 1) {
      const path = place.slice(0, length);
      const parent = document.getIn(path.slice(0, -1), true);
      const pair = isMap(parent)
        ? parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(path.at(-1)))
        : undefined;
      const node = pair && isNode(pair.key) ? pair.key : document.getIn(path, true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return undefined;
  };
}
