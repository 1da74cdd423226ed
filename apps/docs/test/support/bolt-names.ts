import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import type { BoltSurface } from './bolt-surface.js';

type BoltNames = Record<keyof BoltSurface, string[]>;

/** Lists the public names of each part of the installed Bolt. */
export function listBoltNames(): BoltNames {
  const file = fileURLToPath(new URL('bolt-surface.ts', import.meta.url));
  const program = ts.createProgram([file], {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2023,
    strict: true,
    skipLibCheck: true,
    types: ['node'],
  });
  const checker = program.getTypeChecker();
  const surface = program.getSourceFile(file)?.statements.find(ts.isInterfaceDeclaration);
  if (!surface) throw new Error(`${file} has no interface.`);
  const listNames = (name: keyof BoltSurface): string[] => {
    const member = checker.getTypeAtLocation(surface).getProperty(name);
    if (!member) throw new Error(`BoltSurface has no ${name}.`);
    return listPublicNames(checker, checker.getTypeOfSymbolAtLocation(member, surface));
  };
  return {
    app: listNames('app'),
    options: listNames('options'),
    assistant: listNames('assistant'),
    listener: listNames('listener'),
    context: [...new Set([...listNames('context'), ...listContextAssignments()])],
    exports: listNames('exports'),
  };
}

/** Lists the names of a type's public members; for a union, the names of any of its types. */
function listPublicNames(checker: ts.TypeChecker, type: ts.Type): string[] {
  const types = type.isUnion() ? type.types : [type];
  const members = types.flatMap(candidate => checker.getPropertiesOfType(candidate)).filter(isPublic);
  return [...new Set(members.map(({ name }) => name))];
}

const isPublic = ({ valueDeclaration }: ts.Symbol): boolean =>
  valueDeclaration === undefined ||
  (ts.getCombinedModifierFlags(valueDeclaration) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) === 0;

/** Lists the names that Bolt's middleware adds to the context, some of which its types lack. */
function listContextAssignments(): string[] {
  const folder = dirname(createRequire(import.meta.url).resolve('@slack/bolt'));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.js'));
  const code = files.map(file => readFileSync(join(folder, file), 'utf8')).join('\n');
  return [...code.matchAll(/\bcontext\.(\w+) = /g)].flatMap(([, name]) => name ?? []);
}
