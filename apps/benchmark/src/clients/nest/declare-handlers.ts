import {
  Ctx,
  Payload,
  SlackAction,
  SlackCommand,
  type SlackContext,
  SlackMessage,
  SlackViewSubmission,
} from '@nest-slack/socket-mode';
import { type LoadKind, getRouteName } from '../../load-kind.js';
import { clientSettings } from '../client-settings.js';
import { type Nested, readAll } from '../nested-payload.js';

/** The decorator of each kind. */
const decorators: Readonly<Record<LoadKind, (name: string) => MethodDecorator>> = {
  command: name => SlackCommand(`/${name.slice(1)}`),
  action: name => SlackAction(name),
  submission: name => SlackViewSubmission(name),
  message: name => SlackMessage(name),
};

/**
 * Adds the configured number of handlers to the prototype of a class, each as a separate method.
 *
 * They are added all at once, like the methods of a class in source code. V8 copies the list of a prototype's methods each
 * time one is added, which would leave 14 MB of garbage with 10,000 handlers that no real app has.
 */
export function declareHandlers(prototype: object): void {
  const { kind } = clientSettings;
  const methods = { __proto__: null };
  for (let index = 0; index < clientSettings.handlers; index += 1) {
    const method = `handle${index}`;
    const value = (payload: Nested, ctx: SlackContext): string | undefined => {
      const text = readAll(ctx.userId, ctx.channelId, payload);
      // The response of a command is part of its ack; other kinds would need an API call.
      return kind === 'command' ? text : undefined;
    };
    const descriptor = { value, configurable: true, writable: true };
    Object.defineProperty(methods, method, descriptor);
    Payload()(prototype, method, 0);
    Ctx()(prototype, method, 1);
    decorators[kind](getRouteName(kind, index))(prototype, method, descriptor);
  }
  Object.setPrototypeOf(methods, Object.prototype);
  Object.setPrototypeOf(prototype, methods);
}
