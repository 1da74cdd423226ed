import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import type { BoltSurface } from './bolt-surface.js';

type BoltNames = Record<keyof BoltSurface, string[]>;

/** The names of each part of Bolt's surface, as the Bolt that is installed has them. */
export function boltNames(): BoltNames {
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
  if (!surface) throw new Error(`There is no interface in ${file}.`);
  const part = (name: keyof BoltSurface): string[] => {
    const member = checker.getTypeAtLocation(surface).getProperty(name);
    if (!member) throw new Error(`The surface of Bolt has no ${name}.`);
    return publicNames(checker, checker.getTypeOfSymbolAtLocation(member, surface));
  };
  return {
    app: part('app'),
    options: part('options'),
    assistant: part('assistant'),
    listener: part('listener'),
    context: [...new Set([...part('context'), ...namesPutIntoContext()])],
    exports: part('exports'),
  };
}

/** Of a union, what any of its members has. */
function publicNames(checker: ts.TypeChecker, type: ts.Type): string[] {
  const types = type.isUnion() ? type.types : [type];
  const members = types.flatMap(each => checker.getPropertiesOfType(each)).filter(isPublic);
  return [...new Set(members.map(({ name }) => name))];
}

const isPublic = ({ valueDeclaration }: ts.Symbol): boolean =>
  valueDeclaration === undefined ||
  (ts.getCombinedModifierFlags(valueDeclaration) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) === 0;

/** Bolt's types don't name all that its middleware puts into the context. */
function namesPutIntoContext(): string[] {
  const folder = dirname(createRequire(import.meta.url).resolve('@slack/bolt'));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.js'));
  const code = files.map(file => readFileSync(join(folder, file), 'utf8')).join('\n');
  return [...code.matchAll(/\bcontext\.(\w+) = /g)].flatMap(([, name]) => name ?? []);
}
