import { NO_CAPTURES } from './captures.js';
import { commandCaptures, type CommandCaptures } from './command-captures.js';
import { parseCommand, shapesOf, type CommandPattern } from './command-pattern.js';
import { readCommandText, type CommandText } from './command-text.js';
import { usageLines } from './command-usage.js';
import type { Route } from './route.js';
import { ImpossibleRouteError } from './route-errors.js';
import { assertUniqueRoute, RouteSlot, type FoundRoute } from './route-slot.js';
import { SegmentTree } from './segment-tree.js';

/** A route by a command's name. */
export interface NamedRoute<H> {
  readonly route: Route<H>;
  readonly pattern: CommandPattern;
}

/** The routes of one command: those that ask for words, and the bare one that takes any text. */
export class CommandRoutes<H> {
  /** Null while no route asks for words: most commands have one that takes any text. */
  #worded: SegmentTree<RouteSlot<NamedRoute<H>>> | null = null;
  #bare: Route<H> | null = null;
  /** All in their order, once any of them asks for words. */
  #all: NamedRoute<H>[] | null = null;
  /** The words of the longest pattern. */
  #longest = 0;

  constructor(private readonly command: string) {}

  /** @throws RouteConflictError if another route takes texts that this one takes, and neither is more specific. */
  add(named: NamedRoute<H>): void {
    const { words } = named.pattern;
    if (words.length > 0) {
      this.#all ??= this.#bare === null ? [] : [{ route: this.#bare, pattern: parseCommand(this.command) }];
      this.#longest = Math.max(this.#longest, words.length);
      this.#worded ??= new SegmentTree(() => new RouteSlot<NamedRoute<H>>());
      for (const { segments, isOpen } of shapesOf(named.pattern)) this.#worded.at(segments, isOpen).take(named);
    } else {
      assertUniqueRoute(this.#bare, named.route);
      this.#bare = named.route;
    }
    this.#all?.push(named);
  }

  /** Where no route asks for words, the text need not be read. */
  get isWorded(): boolean {
    return this.#worded !== null;
  }

  /** The one that takes any text. */
  get bare(): FoundRoute<H> | null {
    return this.#bare === null ? null : { route: this.#bare, params: NO_CAPTURES };
  }

  /** The most specific of those that ask for words and take these. */
  find(text: CommandText): FoundRoute<H> | null {
    const found = this.#find(text);
    return found === null ? null : { route: found.named.route, ...found.captures };
  }

  /** How the command is written, as far as what was typed doesn't tell which of the ways is meant. */
  usage(typed: CommandText): readonly string[] {
    return usageLines(
      (this.#all ?? []).map(({ pattern }) => pattern),
      typed.plainWords.map(({ text }) => text),
    );
  }

  /** @throws ImpossibleRouteError for a route whose texts are all taken by more specific ones. */
  refuseUnreachable(): void {
    for (const named of this.#all ?? []) {
      const takers = this.#takersOf(named);
      if (takers.length === 0) continue;
      const others = takers.map(({ route, pattern }) => `${route.place} ("${pattern.source}")`);
      throw new ImpossibleRouteError(
        named.route.place,
        `Every text that "${named.pattern.source}" takes is taken by ${others.join(' and ')}, which asks for more. ` +
          'Remove one of the declarations, or narrow its pattern.',
      );
    }
  }

  #find(text: CommandText): { readonly named: NamedRoute<H>; readonly captures: CommandCaptures } | null {
    if (this.#worded === null) return null;
    for (const { holder } of this.#worded.find(text.plainWords.map(word => word.text))) {
      const captures = holder === null ? null : commandCaptures(holder.pattern, text);
      if (holder !== null && captures !== null) return { named: holder, captures };
    }
    return null;
  }

  /**
   * Who takes all texts of a route; nobody, if it gets any itself. Only one that goes on with any words can lose them all.
   * Whether it does shows in words that no pattern spells, of which there is one more at a time, until there are more than
   * any pattern has.
   */
  #takersOf(named: NamedRoute<H>): readonly NamedRoute<H>[] {
    const { pattern } = named;
    const open = pattern.words.length === 0 ? [] : shapesOf(pattern).find(({ isOpen }) => isOpen)?.segments;
    if (open === undefined) return [];
    const begin = open.map(segment => (segment.kind === 'literal' ? segment.text : NO_WORD));
    const takers = new Set<NamedRoute<H>>();
    for (let words = begin; words.length < this.#longest + 2; words = [...words, NO_WORD]) {
      const text = readCommandText(words.join(' '));
      if (commandCaptures(pattern, text) === null) continue;
      const taker = this.#find(text)?.named ?? named;
      if (taker === named) return [];
      takers.add(taker);
    }
    return [...takers];
  }
}

/** A word that no pattern spells: the character is nobody's. */
const NO_WORD = '\u{10ffff}';
