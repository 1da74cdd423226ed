import {
  createParameterDecorator,
  type Piped,
  type SlackParameterDecorator,
  type SlackPipe,
} from './create-parameter-decorator.js';
import { ParameterSource } from '../handler/parameter-source.js';
import { SlackContext } from '../handler/slack-context.js';

type Captured<Name extends string> = Name extends `[${string}]`
  ? string | undefined
  : Name extends `--${string}`
    ? boolean
    : string;

/**
 * What the route captured under a name: a parameter of an id (`ticket/:id/close`) or of a command
 * (`/ticket close :id`), or a group of an expression: `(?<id>\d+)` by its name, others by their number, `'1'`. Of a
 * function also an input. Captures are text: a pipe makes something else of it.
 *
 * What may be left out, and a group that may match nothing, is written in brackets: `'[env]'` gives a string or
 * `undefined`. A flag is written with its dashes: `'--force'` gives a boolean. Names that aren't spelt as in the pattern
 * stop the boot.
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
  const key = /^(?:\[(.+)\]|--(.+))$/.exec(name)?.slice(1).find(Boolean) ?? name;
  const extract = (context: SlackContext): unknown => {
    const values = SlackContext.valuesOf(context);
    return Object.hasOwn(values, key) ? values[key] : undefined;
  };
  const source = new ParameterSource('param', key, extract, name);
  return createParameterDecorator('SlackParam', source, pipes);
};
