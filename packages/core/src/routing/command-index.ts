import { parseCommand } from './command-pattern.js';
import { CommandRoutes } from './command-routes.js';
import { readCommandText } from './command-text.js';
import { expressionCaptures, ExpressionList, stateless } from './expression-list.js';
import { getOrCreate } from './get-or-create.js';
import type { CommandRouteSpec, Route } from './route.js';
import { RouteSlot, type FoundRoute } from './route-slot.js';

interface ExpressionRoute<H> {
  readonly route: Route<H>;
  readonly expression: RegExp;
}

/** The ways to write a command, for whoever wrote it in none of them, or asked for help. */
export interface CommandUsage {
  readonly usage: readonly string[];
}

/** The routes of commands. An expression is asked about the command itself, not about the text behind it. */
export class CommandIndex<H> {
  readonly #commands = new Map<string, CommandRoutes<H>>();
  readonly #expressions = new ExpressionList(() => new RouteSlot<ExpressionRoute<H>>());

  /** @throws RouteConflictError if another route takes the same commands. */
  add(route: Route<H>, spec: CommandRouteSpec): void {
    if (typeof spec.command !== 'string') {
      const expression = stateless(spec.command);
      this.#expressions.at(expression).take({ route, expression });
      return;
    }
    const pattern = parseCommand(spec.command);
    getOrCreate(this.#commands, pattern.command, () => new CommandRoutes<H>(pattern.command)).add({
      route,
      pattern,
    });
  }

  /** @throws ImpossibleRouteError for a route whose texts are all taken by more specific ones. */
  refuseUnreachable(): void {
    for (const routes of this.#commands.values()) routes.refuseUnreachable();
  }

  /**
   * The most specific route: by the words of the text, by the command, by an expression. Where a command has routes that
   * ask for words, its usage stands for a route that is missing, and for the one that would take any text when that text
   * is a call for help.
   */
  find(command: string, text: string): FoundRoute<H> | CommandUsage | null {
    const routes = this.#commands.get(command);
    if (routes === undefined) return this.#byExpression(command);
    if (!routes.isWorded) return routes.bare;
    const typed = readCommandText(text);
    const found = routes.find(typed) ?? (isHelp(text) ? null : (routes.bare ?? this.#byExpression(command)));
    return found ?? { usage: routes.usage(typed) };
  }

  #byExpression(command: string): FoundRoute<H> | null {
    for (const { holder } of this.#expressions.find(command)) {
      if (holder !== null) return { route: holder.route, params: expressionCaptures(holder.expression, command) };
    }
    return null;
  }
}

const isHelp = (text: string): boolean => /^\s*(?:--|—)?help\s*$/i.test(text);
