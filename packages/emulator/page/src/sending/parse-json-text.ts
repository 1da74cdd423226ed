import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { isJsonObject, type JsonObject, parseJson } from '../../../src/json.js';

export interface ParsedJsonText {
  /** `undefined` if the text is not a JSON object. */
  readonly value?: JsonObject;
  readonly error?: { readonly lineNumber: number; readonly text: string };
  /** Returns the line number of a JSON pointer, starting at 1. */
  readonly getLineNumber: (pointer: string) => number;
}

const STRICT = { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false };

export function parseJsonText(text: string): ParsedJsonText {
  const value = parseJson(text);
  const errors: ParseError[] = [];
  const tree = parseJsonTree(text, errors);
  const getLineNumber = (pointer: string): number => toLineNumber(text, findNode(tree, pointer)?.offset ?? 0);
  if (isJsonObject(value)) return { value, getLineNumber };
  const [first] = errors;
  if (first)
    return {
      error: { lineNumber: toLineNumber(text, getErrorOffset(first, text)), text: describeParseError(first) },
      getLineNumber,
    };
  const message =
    value === undefined ? 'It is nested too deeply.' : 'The payload must be an object, starting with “{”.';
  return { error: { lineNumber: 1, text: message }, getLineNumber };
}

/** The parser is recursive, so deep nesting overflows the stack. */
function parseJsonTree(text: string, errors: ParseError[]): Node | undefined {
  try {
    return parseTree(text, errors, STRICT);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** A missing token is reported at the end of the text before it. */
function getErrorOffset({ error, offset }: ParseError, text: string): number {
  return MISSING_TOKEN_ERRORS.includes(printParseErrorCode(error)) ? text.slice(0, offset).trimEnd().length : offset;
}

const MISSING_TOKEN_ERRORS = ['ColonExpected', 'CommaExpected', 'CloseBraceExpected', 'CloseBracketExpected'];

function describeParseError({ error }: ParseError): string {
  switch (printParseErrorCode(error)) {
    case 'PropertyNameExpected':
      return 'A name in quotes is missing, or there is an extra comma.';
    case 'ValueExpected':
      return 'A value is missing, or there is an extra comma.';
    case 'ColonExpected':
      return 'A colon is missing after a name.';
    case 'CommaExpected':
      return 'A comma is missing.';
    case 'CloseBraceExpected':
      return 'A “}” is missing.';
    case 'CloseBracketExpected':
      return 'A “]” is missing.';
    case 'EndOfFileExpected':
      return 'There is text after the end of the object.';
    case 'UnexpectedEndOfString':
      return 'A string has no closing quote.';
    case 'InvalidCommentToken':
    case 'UnexpectedEndOfComment':
      return 'JSON has no comments.';
    case 'InvalidCharacter':
    case 'InvalidEscapeCharacter':
    case 'InvalidUnicode':
      return 'A string contains a character that must be escaped with a backslash.';
    default:
      return 'This is not JSON: strings and names need double quotes.';
  }
}

/** Returns the deepest existing node on the pointer's path. */
function findNode(tree: Node | undefined, pointer: string): Node | undefined {
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

function toLineNumber(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

export function getLineRange(text: string, lineNumber: number): readonly [number, number] {
  const rows = text.split('\n');
  const start = rows.slice(0, lineNumber - 1).reduce((at, each) => at + each.length + 1, 0);
  return [start, start + (rows[lineNumber - 1]?.length ?? 0)];
}
