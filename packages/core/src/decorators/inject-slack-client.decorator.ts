import { Inject } from '@nestjs/common';
import { getSlackClientToken } from '../options/tokens.js';

/**
 * Injects the `WebClient` of a Slack app.
 *
 * @param app its name in `apps`; left out, the app of a process that has only one. With `forRootAsync`, name it in
 * `clients` too: Nest must know of it before the options are there.
 * @example
 * ```ts
 * constructor(@InjectSlackClient() private readonly slack: WebClient) {}
 * ```
 */
export const InjectSlackClient = (app?: string): PropertyDecorator & ParameterDecorator =>
  Inject(getSlackClientToken(app));
