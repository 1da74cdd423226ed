import {
  createParameterDecorator,
  type Piped,
  type SlackParameterDecorator,
  type SlackPipe,
  type Unchecked,
} from './create-parameter-decorator.js';
import { ParameterSource } from '../handler/parameter-source.js';
import { SlackContext } from '../handler/slack-context.js';
import { valueAt } from '../envelope/json.js';
import { getElementValue } from '../envelope/element-value.js';

type CapturedValue<Name extends string> = Name extends `[${string}]`
  ? string | undefined
  : Name extends `--${string}`
    ? boolean
    : string;

/**
 * A value that the route captured: a parameter of an id (`ticket/:id/close`) or command (`/ticket close :id`), or a
 * group of an expression, by its name (`(?<id>\d+)`) or number (`'1'`). For a function also an input. Captures are
 * strings; use a pipe to convert them.
 *
 * Write optional words and groups in brackets: `'[env]'` gives a string or `undefined`. Write flags with their dashes:
 * `'--force'` gives a boolean. A name that is not spelled as in the pattern aborts the startup.
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
): SlackParameterDecorator<Piped<CapturedValue<Name>, Pipes>> => {
  const key = /^(?:\[(.+)\]|--(.+))$/.exec(name)?.slice(1).find(Boolean) ?? name;
  const extract = (context: SlackContext): unknown => {
    const values = SlackContext.getValues(context);
    return Object.hasOwn(values, key) ? values[key] : undefined;
  };
  const source = new ParameterSource('param', key, extract, name);
  return createParameterDecorator('SlackParam', source, pipes);
};

/**
 * The whole payload, or the value at a path such as `'team.domain'` or `'actions.0.action_id'`; `undefined` if the path
 * does not exist. `@Payload()` is the part that the handler's decorator matched.
 *
 * @example
 * ```ts
 * @SlackAction('approve')
 * async approve(@SlackBody('message.ts') ts: string) {}
 * ```
 */
export function SlackBody<const Pipes extends readonly SlackPipe[]>(
  path: string,
  ...pipes: Pipes
): SlackParameterDecorator<Piped<Unchecked, Pipes>>;
export function SlackBody<const Pipes extends readonly SlackPipe[]>(
  ...pipes: Pipes
): SlackParameterDecorator<Piped<Unchecked, Pipes>>;
export function SlackBody(...[first, ...rest]: [first?: string | SlackPipe, ...rest: SlackPipe[]]) {
  const path = typeof first === 'string' ? first : undefined;
  const pipes = first === undefined || typeof first === 'string' ? rest : [first, ...rest];
  const source = new ParameterSource('body', path, ({ body }) => (path === undefined ? body : valueAt(body, path)));
  return createParameterDecorator('SlackBody', source, pipes);
}

/**
 * The id of the user who caused the payload; `undefined` for events without a user: there, declare the parameter as
 * `user?: string`. Use a pipe to load your own user entity.
 *
 * @example
 * ```ts
 * @SlackCommand('/me')
 * me(@SlackUser(LoadEmployee) employee: Employee) {
 *   return employee.name;
 * }
 * ```
 */
export const SlackUser = <const Pipes extends readonly SlackPipe[]>(
  ...pipes: Pipes
): SlackParameterDecorator<Piped<string, Pipes>> =>
  createParameterDecorator(
    'SlackUser',
    new ParameterSource('user', undefined, ({ userId }) => userId ?? undefined),
    pipes,
  );

/**
 * The value of the element that the user acted on:
 *
 * | element | value |
 * | --- | --- |
 * | button, text input | its `value`, a string |
 * | select, overflow, radio buttons | the option's value, a string |
 * | multi-select, checkboxes | the options' values, an array of strings |
 * | select of users, channels or conversations | the id; an array of ids when it takes several |
 * | date, time | `'2026-01-31'`, `'23:59'` |
 * | date and time | seconds since 1970, a number |
 * | rich text input | the `rich_text` block |
 * | file input | the files |
 *
 * Buttons and menus of attachments have the same values.
 *
 * `undefined` for an element without a value, for a cleared element, and for payloads that are not actions.
 *
 * @see https://docs.slack.dev/reference/block-kit/block-elements
 * @example
 * ```ts
 * @SlackAction('feedback')
 * async feedback(@SlackActionValue() value: 'up' | 'down') {}
 * ```
 */
export const SlackActionValue = <const Pipes extends readonly SlackPipe[]>(
  ...pipes: Pipes
): SlackParameterDecorator<Piped<Unchecked, Pipes>> =>
  createParameterDecorator(
    'SlackActionValue',
    new ParameterSource('action_value', undefined, ({ kind, payload }) =>
      kind === 'action' || kind === 'interactive_message' ? getElementValue(payload) : undefined,
    ),
    pipes,
  );
