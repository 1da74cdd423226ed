import { valueAt } from '../envelope/json.js';
import {
  createParameterDecorator,
  type Piped,
  type SlackParameterDecorator,
  type SlackPipe,
  type Unchecked,
} from './create-parameter-decorator.js';
import { ParameterSource } from '../handler/parameter-source.js';

/**
 * The whole of what Slack sent, or what a path leads to: `'team.domain'`, `'actions.0.action_id'`. What the path doesn't
 * lead to is `undefined`. `@Payload()` is the part that the method's decorator matched.
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
