import {
  createParameterDecorator,
  type Piped,
  type SlackParameterDecorator,
  type SlackPipe,
} from './create-parameter-decorator.js';
import { ParameterSource } from '../handler/parameter-source.js';

/**
 * The id of the user who caused the payload. `undefined` for events that nobody caused: there, type the parameter as
 * `user?: string`. Pipes make a user of your own out of it.
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
