import { Inject } from '@nestjs/common';
import { getSlackClientToken } from '../options/tokens.js';

/**
 * Injects the `WebClient` of a Slack app.
 *
 * @param app the app's name in `apps`. Optional in a process with one app. With `forRootAsync`, list it in `clients`
 * too: Nest must know the token before the options are resolved.
 * @example
 * ```ts
 * constructor(@InjectSlackClient() private readonly slack: WebClient) {}
 * ```
 */
export const InjectSlackClient = (app?: string): PropertyDecorator & ParameterDecorator =>
  Inject(getSlackClientToken(app));
