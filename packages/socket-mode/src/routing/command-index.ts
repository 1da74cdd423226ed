import { NO_CAPTURES } from './captures.js';
import { expressionCaptures, ExpressionList, stateless } from './expression-list.js';
import { getOrCreate } from './get-or-create.js';
import { segmentCaptures } from './id-pattern.js';
import { parseCommand, wordsOf, type Segment } from './pattern.js';
import type { CommandRouteSpec, Route } from './route.js';
import { RouteSlot, type FoundRoute } from './route-slot.js';
import { SegmentTree } from './segment-tree.js';

interface WordedRoute<H> {
  readonly route: Route<H>;
  readonly words: readonly Segment[];
}

interface ExpressionRoute<H> {
  readonly route: Route<H>;
  readonly expression: RegExp;
}

/** The routes of one command: those that ask for words, and the one that takes any text. */
class Command<H> {
  readonly worded = new SegmentTree(() => new RouteSlot<WordedRoute<H>>());
  readonly bare = new RouteSlot<WordedRoute<H>>();
}

/** The routes of commands. An expression is asked about the command itself, not about the text behind it. */
export class CommandIndex<H> {
  readonly #commands = new Map<string, Command<H>>();
  readonly #expressions = new ExpressionList(() => new RouteSlot<ExpressionRoute<H>>());

  /** @throws RouteConflictError if another route takes the same commands. */
  add(route: Route<H>, spec: CommandRouteSpec): void {
    if (typeof spec.command !== 'string') {
      const expression = stateless(spec.command);
      this.#expressions.at(expression).take({ route, expression });
      return;
    }
    const { command, words } = parseCommand(spec.command);
    const routes = getOrCreate(this.#commands, command, () => new Command<H>());
    const slot = words.length === 0 ? routes.bare : routes.worded.at(words);
    slot.take({ route, words });
  }

  /** The most specific route: by all words of the text, by the command, by an expression. */
  find(command: string, text: string): FoundRoute<H> | null {
    return this.#byName(command, text) ?? this.#byExpression(command);
  }

  #byName(command: string, text: string): FoundRoute<H> | null {
    const routes = this.#commands.get(command);
    if (routes === undefined) return null;
    const words = wordsOf(text);
    for (const { holder } of routes.worded.find(words)) {
      if (holder !== null) return { route: holder.route, params: segmentCaptures(holder.words, words) };
    }
    const bare = routes.bare.holder;
    return bare === null ? null : { route: bare.route, params: NO_CAPTURES };
  }

  #byExpression(command: string): FoundRoute<H> | null {
    for (const { holder } of this.#expressions.find(command)) {
      if (holder !== null) return { route: holder.route, params: expressionCaptures(holder.expression, command) };
    }
    return null;
  }
}
