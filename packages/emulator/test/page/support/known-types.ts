import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** The members of whatever has a `type`, by the name that this has. */
export type KnownTypes = ReadonlyMap<string, ReadonlySet<string>>;

/** All that blocks are made of, as the types of Slack's own package have it: the blocks and what is within them. */
export function knownTypes(): KnownTypes {
  const entry = join(dirname(createRequire(import.meta.url).resolve('@slack/types/package.json')), 'dist/index.d.ts');
  const program = ts.createProgram([entry], { strict: true, types: [], lib: ['lib.es5.d.ts'] });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(entry);
  const module = source && checker.getSymbolAtLocation(source);
  const symbol = module && checker.getExportsOfModule(module).find(({ name }) => name === 'KnownBlock');
  if (!symbol) throw new Error('@slack/types has no KnownBlock any more: find where it tells of blocks now.');
  const known = new Map<string, Set<string>>();
  const seen = new Set<ts.Type>();
  const walk = (type: ts.Type): void => {
    if (seen.has(type)) return;
    seen.add(type);
    if (type.isUnion()) return type.types.forEach(walk);
    const item = checker.getIndexTypeOfType(type, ts.IndexKind.Number);
    if (item) return walk(item);
    if ((type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) === 0) return undefined;
    const members = checker.getPropertiesOfType(type);
    const name = literalOf(
      checker,
      members.find(each => each.name === 'type'),
    );
    if (name !== undefined) {
      known.set(name, new Set([...(known.get(name) ?? []), ...members.map(each => each.name)]));
    }
    for (const member of members) walk(checker.getTypeOfSymbol(member));
    return undefined;
  };
  walk(checker.getDeclaredTypeOfSymbol(symbol));
  return known;
}

/** The one text that a member may be. */
function literalOf(checker: ts.TypeChecker, member: ts.Symbol | undefined): string | undefined {
  const type = member && checker.getTypeOfSymbol(member);
  return type?.isStringLiteral() === true ? type.value : undefined;
}
