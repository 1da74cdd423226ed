import {
  captureCommand,
  type CommandCaptures,
  type CommandPattern,
  getCommandShapes,
  parseCommand,
} from './command-pattern.js';
import { type CommandText, parseCommandText } from './command-text.js';
import { captureExpression, ExpressionList, removeStatefulFlags } from './expression-list.js';
import { getOrCreate } from './get-or-create.js';
import type { CommandRouteSpec, Route } from './route.js';
import { assertUniqueRoute, type FoundRoute, RouteSlot } from './route-slot.js';
import { NO_CAPTURES } from './captures.js';
import { listUsages } from './command-usage.js';
import { ImpossibleRouteError } from './route-description.js';
import { SegmentTree } from './id-segments.js';

interface ExpressionRoute<H> {
  readonly route: Route<H>;
  readonly expression: RegExp;
}

/** The usage of a command, for a user whose text matched no pattern or who asked for help. */
export interface CommandUsage {
  readonly usage: readonly string[];
}

/** Routes of slash commands. Expressions match the command, not the text after it. */
export class CommandIndex<H> {
  readonly #commands = new Map<string, CommandRoutes<H>>();
  readonly #expressions = new ExpressionList(() => new RouteSlot<ExpressionRoute<H>>());

  /** @throws RouteConflictError if another route matches the same commands */
  add(route: Route<H>, spec: CommandRouteSpec): void {
    if (typeof spec.command !== 'string') {
      const expression = removeStatefulFlags(spec.command);
      this.#expressions.getOrCreate(expression).set({ route, expression });
      return;
    }
    const pattern = parseCommand(spec.command);
    getOrCreate(this.#commands, pattern.command, () => new CommandRoutes<H>(pattern.command)).add({
      route,
      pattern,
    });
  }

  /** @throws ImpossibleRouteError for a route whose texts are all taken by more specific ones. */
  assertReachable(): void {
    for (const routes of this.#commands.values()) routes.assertReachable();
  }

  /**
   * Returns the most specific route: by the words of the text, then by the command, then by an expression. For a
   * command with patterns it returns the usage when no route matches, or when the text asks for help and only a route
   * for any text would match.
   */
  find(command: string, text: string): FoundRoute<H> | CommandUsage | null {
    const routes = this.#commands.get(command);
    if (routes === undefined) return this.#findByExpression(command);
    if (!routes.hasPatterns) return routes.catchAll;
    const typed = parseCommandText(text);
    const found =
      routes.find(typed) ?? (isHelpRequest(text) ? null : (routes.catchAll ?? this.#findByExpression(command)));
    return found ?? { usage: routes.usage(typed) };
  }

  #findByExpression(command: string): FoundRoute<H> | null {
    for (const { entry: holder } of this.#expressions.find(command)) {
      if (holder !== null) return { route: holder.route, params: captureExpression(holder.expression, command) };
    }
    return null;
  }
}

const isHelpRequest = (text: string): boolean => /^\s*(?:--|—)?help\s*$/i.test(text);

/** A route with its parsed command pattern. */
export interface CommandRoute<H> {
  readonly route: Route<H>;
  readonly pattern: CommandPattern;
}

/** Routes of one command: those with word patterns, and the one that accepts any text. */
export class CommandRoutes<H> {
  /** Null while no route has a word pattern. Most commands have one route that accepts any text. */
  #patterns: SegmentTree<RouteSlot<CommandRoute<H>>> | null = null;
  #catchAll: Route<H> | null = null;
  /** All routes in order of declaration, once any of them has a word pattern. */
  #routes: CommandRoute<H>[] | null = null;
  /** The number of words of the longest pattern. */
  #maxWords = 0;

  constructor(private readonly command: string) {}

  /** @throws RouteConflictError if another route matches the same texts and neither is more specific */
  add(commandRoute: CommandRoute<H>): void {
    const { words } = commandRoute.pattern;
    if (words.length > 0) {
      this.#routes ??= this.#catchAll === null ? [] : [{ route: this.#catchAll, pattern: parseCommand(this.command) }];
      this.#maxWords = Math.max(this.#maxWords, words.length);
      this.#patterns ??= new SegmentTree(() => new RouteSlot<CommandRoute<H>>());
      for (const { segments, isOpen } of getCommandShapes(commandRoute.pattern))
        this.#patterns.getOrCreate(segments, isOpen).set(commandRoute);
    } else {
      assertUniqueRoute(this.#catchAll, commandRoute.route);
      this.#catchAll = commandRoute.route;
    }
    this.#routes?.push(commandRoute);
  }

  /** Whether any route has a word pattern. If not, the text need not be parsed. */
  get hasPatterns(): boolean {
    return this.#patterns !== null;
  }

  /** The route that accepts any text. */
  get catchAll(): FoundRoute<H> | null {
    return this.#catchAll === null ? null : { route: this.#catchAll, params: NO_CAPTURES };
  }

  /** Returns the most specific route whose word pattern matches. */
  find(text: CommandText): FoundRoute<H> | null {
    const found = this.#find(text);
    return found === null ? null : { route: found.named.route, ...found.captures };
  }

  /** Returns the usage of the patterns that match best what was typed. */
  usage(typed: CommandText): readonly string[] {
    return listUsages(
      (this.#routes ?? []).map(({ pattern }) => pattern),
      typed.plainWords.map(({ text }) => text),
    );
  }

  /** @throws ImpossibleRouteError for a route whose texts are all taken by more specific ones. */
  assertReachable(): void {
    for (const commandRoute of this.#routes ?? []) {
      const precedingRoutes = this.#findPrecedingRoutes(commandRoute);
      if (precedingRoutes.length === 0) continue;
      const descriptions = precedingRoutes.map(({ route, pattern }) => `${route.qualifiedName} ("${pattern.source}")`);
      throw new ImpossibleRouteError(
        commandRoute.route.qualifiedName,
        `Every text that "${commandRoute.pattern.source}" matches is handled by ${descriptions.join(' and ')}, which is more specific. ` +
          'Remove one of the declarations, or narrow its pattern.',
      );
    }
  }

  #find(text: CommandText): { readonly named: CommandRoute<H>; readonly captures: CommandCaptures } | null {
    if (this.#patterns === null) return null;
    for (const { entry: holder } of this.#patterns.find(text.plainWords.map(word => word.text))) {
      const captures = holder === null ? null : captureCommand(holder.pattern, text);
      if (holder !== null && captures !== null) return { named: holder, captures };
    }
    return null;
  }

  /**
   * Returns the routes that together match every text of this route before it, or an empty list if it can match any
   * text itself. Only a pattern with a rest parameter can be covered completely. The check uses texts of words that no
   * pattern contains, one word longer each time, up to more words than any pattern has.
   */
  #findPrecedingRoutes(commandRoute: CommandRoute<H>): readonly CommandRoute<H>[] {
    const { pattern } = commandRoute;
    const open = pattern.words.length === 0 ? [] : getCommandShapes(pattern).find(({ isOpen }) => isOpen)?.segments;
    if (open === undefined) return [];
    const initialWords = open.map(segment => (segment.kind === 'literal' ? segment.text : UNUSED_WORD));
    const precedingRoutes = new Set<CommandRoute<H>>();
    for (let words = initialWords; words.length < this.#maxWords + 2; words = [...words, UNUSED_WORD]) {
      const text = parseCommandText(words.join(' '));
      if (captureCommand(pattern, text) === null) continue;
      const precedingRoute = this.#find(text)?.named ?? commandRoute;
      if (precedingRoute === commandRoute) return [];
      precedingRoutes.add(precedingRoute);
    }
    return [...precedingRoutes];
  }
}

/** A word that no pattern contains: the code point is never assigned a character. */
const UNUSED_WORD = '\u{10ffff}';
