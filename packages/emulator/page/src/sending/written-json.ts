import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { isJsonObject, parseJson, type JsonObject } from '../../../src/json.js';

/** What stands in the field, read. */
export interface WrittenJson {
  /** Nothing where it is no object. */
  readonly value?: JsonObject;
  /** What keeps it from being one. */
  readonly fault?: { readonly line: number; readonly text: string };
  /** The line, counted from 1, of a JSON pointer. */
  readonly lineOf: (pointer: string) => number;
}

const STRICT = { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false };

export function readWritten(text: string): WrittenJson {
  const value = parseJson(text);
  const errors: ParseError[] = [];
  const tree = treeOf(text, errors);
  const lineOf = (pointer: string): number => lineAt(text, nodeAt(tree, pointer)?.offset ?? 0);
  if (isJsonObject(value)) return { value, lineOf };
  const [first] = errors;
  if (first) return { fault: { line: lineAt(text, placeOf(first, text)), text: wordsOf(first) }, lineOf };
  const words =
    value === undefined ? 'It is nested too deeply.' : 'It begins with “{” and is an object, whatever it is of.';
  return { fault: { line: 1, text: words }, lineOf };
}

/** It calls itself for each level: what is nested too deeply for that has none. */
function treeOf(text: string, errors: ParseError[]): Node | undefined {
  try {
    return parseTree(text, errors, STRICT);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** What is missing is missed where the text before it ends. */
function placeOf({ error, offset }: ParseError, text: string): number {
  return MISSES.includes(printParseErrorCode(error)) ? text.slice(0, offset).trimEnd().length : offset;
}

const MISSES = ['ColonExpected', 'CommaExpected', 'CloseBraceExpected', 'CloseBracketExpected'];

function wordsOf({ error }: ParseError): string {
  switch (printParseErrorCode(error)) {
    case 'PropertyNameExpected':
      return 'A name in quotes is missing, or there is a comma too much.';
    case 'ValueExpected':
      return 'A value is missing, or there is a comma too much.';
    case 'ColonExpected':
      return 'A colon is missing after a name.';
    case 'CommaExpected':
      return 'A comma is missing.';
    case 'CloseBraceExpected':
      return 'A “}” is missing.';
    case 'CloseBracketExpected':
      return 'A “]” is missing.';
    case 'EndOfFileExpected':
      return 'More stands there after its end.';
    case 'UnexpectedEndOfString':
      return 'A text has no quotes at its end.';
    case 'InvalidCommentToken':
    case 'UnexpectedEndOfComment':
      return 'JSON has no comments.';
    case 'InvalidCharacter':
    case 'InvalidEscapeCharacter':
    case 'InvalidUnicode':
      return 'In a text there is something that is written with a backslash in JSON.';
    default:
      return 'That is no JSON: texts and names stand in double quotes.';
  }
}

/** The nearest there is to what a pointer names. */
function nodeAt(tree: Node | undefined, pointer: string): Node | undefined {
  let node = tree;
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const children = node?.children ?? [];
    const next =
      node?.type === 'array'
        ? children[Number(name)]
        : children.find(({ children: [key] = [] }) => key?.value === name);
    if (!next) return node;
    node = next.type === 'property' ? (next.children?.[1] ?? next) : next;
  }
  return node;
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** Where a line begins and ends. */
export function rangeOfLine(text: string, line: number): readonly [number, number] {
  const lines = text.split('\n');
  const start = lines.slice(0, line - 1).reduce((at, each) => at + each.length + 1, 0);
  return [start, start + (lines[line - 1]?.length ?? 0)];
}
