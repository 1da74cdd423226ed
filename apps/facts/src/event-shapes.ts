import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** What a value may be, as `packages/emulator/src/api-reference/reference-types.ts` has it. */
type Shape = string | readonly [Shape] | { readonly [member: string]: Shape };

/** Deeper levels are kept only as object or array. */
const DEEPEST = 2;

/** The shape of each event of the types package, by its name: `message/message_changed` where it has a subtype. */
export function eventShapes(): Readonly<Record<string, Shape>> {
  const entry = join(dirname(createRequire(import.meta.url).resolve('@slack/types/package.json')), 'dist/index.d.ts');
  const program = ts.createProgram([entry], { strict: true, types: [], lib: ['lib.es5.d.ts'] });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(entry);
  const module = source && checker.getSymbolAtLocation(source);
  const exported = module ? checker.getExportsOfModule(module) : [];
  const symbol = exported.find(({ name }) => name === 'SlackEvent');
  if (!symbol) throw new Error('@slack/types has no SlackEvent any more: find where it tells of events now.');
  const shapes = new Map<string, Shape>();
  for (const event of partsOf(checker.getDeclaredTypeOfSymbol(symbol))) {
    const name = ['type', 'subtype'].flatMap(member => literalAt(checker, event, member) ?? []).join('/');
    // Of several of one name the first is the one that says most.
    if (!shapes.has(name)) shapes.set(name, shapeOf(checker, event, 0));
  }
  return Object.fromEntries([...shapes].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

const partsOf = (type: ts.Type): readonly ts.Type[] => (type.isUnion() ? type.types : [type]);

/** The one text that a member may be. */
function literalAt(checker: ts.TypeChecker, type: ts.Type, member: string): string | undefined {
  const symbol = type.getProperty(member);
  const value = symbol && checker.getTypeOfSymbol(symbol);
  return value?.isStringLiteral() === true ? value.value : undefined;
}

function shapeOf(checker: ts.TypeChecker, type: ts.Type, depth: number): Shape {
  const parts = partsOf(type).filter(part => !isUndefined(part));
  const [only] = parts;
  const texts = parts.flatMap(part => (part.isStringLiteral() ? part.value : []));
  if (texts.length === parts.length && texts.length > 0) return `=${texts.join('|')}`;
  if (only && parts.length === 1) return shapeOfOne(checker, only, depth);
  const kinds = parts.map(part => kindOf(checker, part));
  return kinds.includes('any') ? 'any' : [...new Set(kinds)].join('|');
}

function shapeOfOne(checker: ts.TypeChecker, type: ts.Type, depth: number): Shape {
  const kind = kindOf(checker, type);
  if (depth >= DEEPEST) return kind;
  if (kind === 'list') {
    const item = checker.getIndexTypeOfType(type, ts.IndexKind.Number);
    return item ? [shapeOf(checker, item, depth + 1)] : kind;
  }
  const members = checker.getPropertiesOfType(type);
  const isOpen = checker.getIndexInfosOfType(type).length > 0;
  if (kind !== 'object' || isOpen || members.length === 0) return kind;
  const shapes = members.map((member): [string, Shape] => [
    isOptional(checker, member) ? `${member.name}?` : member.name,
    shapeOf(checker, checker.getTypeOfSymbol(member), depth + 1),
  ]);
  // An empty one is that of what is never there.
  return Object.fromEntries(shapes.filter(([, shape]) => shape !== ''));
}

function isOptional(checker: ts.TypeChecker, member: ts.Symbol): boolean {
  return (member.flags & ts.SymbolFlags.Optional) !== 0 || partsOf(checker.getTypeOfSymbol(member)).some(isUndefined);
}

const isUndefined = ({ flags }: ts.Type): boolean => (flags & ts.TypeFlags.Undefined) !== 0;

const KINDS: readonly (readonly [ts.TypeFlags, string])[] = [
  [ts.TypeFlags.StringLike, 'string'],
  [ts.TypeFlags.NumberLike, 'number'],
  [ts.TypeFlags.BooleanLike, 'boolean'],
  [ts.TypeFlags.Null, 'null'],
];

function kindOf(checker: ts.TypeChecker, type: ts.Type): string {
  const simple = KINDS.find(([flag]) => (type.flags & flag) !== 0);
  if (simple) return simple[1];
  if (checker.isArrayType(type) || checker.isTupleType(type)) return 'list';
  return (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) === 0 ? 'any' : 'object';
}
