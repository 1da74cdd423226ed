import type { Reference } from './reference.js';
import { methodFacts } from './method-facts.js';

/** The module that the facts are kept in, as text. */
export function factsModule({ methods, eventScopes }: Reference): string {
  return [
    '// Made by `npm run facts`. Change what makes it (apps/facts), not this.',
    "import type { MethodFacts } from './reference-types.js';",
    '',
    '/** The bare facts of the methods that Slack documents. A function each, so that only what is called costs. */',
    'export const METHOD_FACTS: Readonly<Record<string, () => MethodFacts>> = {',
    ...packed(methods.map(method => `${literal(method.name)}: () => (${literal(methodFacts(method))}),`)),
    '};',
    '',
    '/** The scopes of which an event needs one. */',
    `export const EVENT_SCOPES: Readonly<Record<string, readonly string[]>> = ${literal(eventScopes)};`,
    '',
  ].join('\n');
}

/** The module that the shapes of events are kept in, as text. */
export function shapesModule(shapes: Readonly<Record<string, unknown>>): string {
  return [
    '// Made by `npm run facts`. Change what makes it (apps/facts), not this.',
    "import type { ObjectShape } from './reference-types.js';",
    '',
    '/** The shape of each event that @slack/types knows, by its type: `message/message_changed` where it has a subtype. */',
    'export const EVENT_SHAPES: Readonly<Record<string, () => ObjectShape>> = {',
    ...packed(Object.entries(shapes).map(([name, shape]) => `${memberName(name)}: () => (${literal(shape)}),`)),
    '};',
    '',
  ].join('\n');
}

/** The approximate width of generated code. */
const LINE_LENGTH = 900;

function packed(entries: readonly string[]): string[] {
  const lines: string[] = [];
  for (const entry of entries) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + entry.length < LINE_LENGTH) lines[lines.length - 1] = `${last} ${entry}`;
    else lines.push(`  ${entry}`);
  }
  return lines;
}

/** A value as TypeScript writes it, on one line. */
function literal(value: unknown): string {
  if (typeof value === 'string') return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  if (Array.isArray(value)) return `[${value.map(literal).join(',')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const members = Object.entries(value).map(([name, member]) => `${memberName(name)}:${literal(member)}`);
  return `{${members.join(',')}}`;
}

const memberName = (name: string): string => (/^[a-z_]\w*$/i.test(name) ? name : literal(name));
