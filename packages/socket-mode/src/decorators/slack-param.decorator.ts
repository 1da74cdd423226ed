import { injects, type Piped, type SlackParameterDecorator, type SlackPipe } from './parameter-decorator.js';
import { ParameterSource } from '../handler/parameter-source.js';

type Captured<Name extends string> = Name extends `[${string}]` ? string | undefined : string;

/**
 * What the route captured under a name: a parameter of an id (`ticket/:id/close`) or of a command
 * (`/ticket close :id`), or a group of an expression: `(?<id>\d+)` by its name, others by their number, `'1'`. Captures
 * are text: a pipe makes something else of it.
 *
 * A group that may match nothing is written in brackets: `'[env]'` gives a string or `undefined`.
 *
 * @example
 * ```ts
 * @SlackAction('ticket/:id/close')
 * async close(@SlackParam('id', ParseIntPipe) id: number) {}
 * ```
 */
export const SlackParam = <const Name extends string, const Pipes extends readonly SlackPipe[]>(
  name: Name,
  ...pipes: Pipes
): SlackParameterDecorator<Piped<Captured<Name>, Pipes>> => {
  const key = /^\[(.+)\]$/.exec(name)?.[1] ?? name;
  const source = new ParameterSource('param', key, ({ params }) =>
    Object.hasOwn(params, key) ? params[key] : undefined,
  );
  return injects('SlackParam', source, pipes);
};
