import type { User } from '../workspace/users/user.js';
import { writeLiteral } from './literals.js';

/** Names that stand for something else in a test. */
const RESERVED_NAMES = [
  'slack',
  'test',
  'expect',
  'assert',
  'spawn',
  'startBot',
  'stopBot',
  'SlackEmulator',
  'process',
  'Uint8Array',
];
const KEYWORDS =
  'arguments await break case catch class const continue debugger default delete do else enum eval export extends ' +
  'false finally for function if implements import in instanceof interface let new null package private protected ' +
  'public return static super switch this throw true try typeof undefined var void while with yield';

/** The lines of a story while they are written, and the variables in it. */
export class TestScript {
  readonly lines: string[] = [];
  readonly #people = new Map<string, { readonly name: string; readonly source: string }>();
  readonly #channels = new Map<string, { readonly name: string; readonly source: string }>();
  readonly #variables = new Map<string, string>();
  readonly #names = new Set<string>([...RESERVED_NAMES, ...KEYWORDS.split(' ')]);

  #isApart = false;

  /**
   * @param workspaceOf how the workspace of somebody is reached, where there are several
   * @param newcomers the ids of those who came in later
   */
  constructor(
    readonly workspaceOf: (teamId: string) => string,
    private readonly newcomers: ReadonlySet<string>,
  ) {}

  /** Somebody to act as, or to look with. */
  person({ id, name, teamId }: Pick<User, 'id' | 'name' | 'teamId'>): string {
    const known = this.#people.get(id);
    if (known) return known.name;
    const variable = this.#free(identifier(name));
    this.#people.set(id, { name: variable, source: this.#sourceOf(id, name, teamId) });
    return variable;
  }

  /** The variable that holds something; nothing where it was not seen yet. */
  variable(key: string): string | undefined {
    return this.#variables.get(key);
  }

  /** A new variable for something. */
  declare(key: string, base: string): string {
    const variable = this.#free(base);
    this.#variables.set(key, variable);
    return variable;
  }

  add(line: string): void {
    if (this.#isApart && this.lines.length > 0) this.lines.push('');
    this.#isApart = false;
    this.lines.push(line);
  }

  /** What comes next stands apart. */
  gap(): void {
    this.#isApart = true;
  }

  /** A channel that everybody sees, and that is there from the beginning. */
  channel(id: string, name: string, source: string): string {
    const known = this.#channels.get(id);
    if (known) return known.name;
    const variable = this.#free(identifier(name));
    this.#channels.set(id, { name: variable, source });
    return variable;
  }

  /** Everybody who acts or looks, and where, one line each. */
  get cast(): readonly string[] {
    const all = [...this.#people.values(), ...this.#channels.values()];
    return all.map(({ name, source }) => `const ${name} = ${source};`);
  }

  #sourceOf(id: string, name: string, teamId: string): string {
    const workspace = this.workspaceOf(teamId);
    if (!this.newcomers.has(id)) return `${workspace}.user(${writeLiteral(name)})`;
    return `${workspace === 'slack' ? 'slack.workspace()' : workspace}.addPerson({ name: ${writeLiteral(name)} })`;
  }

  #free(wanted: string): string {
    let name = wanted;
    for (let count = 2; this.#names.has(name); count += 1) name = `${wanted}${count}`;
    this.#names.add(name);
    return name;
  }
}

/** A name that JavaScript takes: `help-desk` as `helpDesk`. */
function identifier(name: string): string {
  const words = name.replaceAll(/[^A-Za-z0-9]+([A-Za-z0-9]?)/g, (_, next: string) => next.toUpperCase());
  return /^[A-Za-z]/.test(words) ? words : `the${words}`;
}
