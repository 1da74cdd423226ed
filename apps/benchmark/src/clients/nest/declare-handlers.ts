import {
  Ctx,
  Payload,
  SlackAction,
  SlackCommand,
  type SlackContext,
  SlackMessage,
  SlackViewSubmission,
} from '@nest-slack/socket-mode';
import { type LoadKind, nameOf } from '../../load-kind.js';
import { asked } from '../asked.js';
import { type Nested, readAll } from '../what-is-read.js';

/** Declares the handler of a name. */
const decorators: Readonly<Record<LoadKind, (name: string) => MethodDecorator>> = {
  command: name => SlackCommand(`/${name.slice(1)}`),
  action: name => SlackAction(name),
  submission: name => SlackViewSubmission(name),
  message: name => SlackMessage(name),
};

/**
 * Gives the prototype of a class as many handlers as were asked for, each a method with a name of its own: what is
 * measured is finding the right one.
 *
 * They come all at once, as the methods of a class that is written down do. To a prototype that is in use V8 adds a
 * method by copying the list of those before, up to a thousand: that garbage, 14 MB with 10,000, is in no app.
 */
export function declareHandlers(prototype: object): void {
  const { kind } = asked;
  const methods = { __proto__: null };
  for (let index = 0; index < asked.handlers; index += 1) {
    const method = `handle${index}`;
    const value = (payload: Nested, ctx: SlackContext): string | undefined => {
      const text = readAll(ctx.userId, ctx.channelId, payload);
      // A command's answer goes with its ack; that of others would take a way of its own.
      return kind === 'command' ? text : undefined;
    };
    const descriptor = { value, configurable: true, writable: true };
    Object.defineProperty(methods, method, descriptor);
    Payload()(prototype, method, 0);
    Ctx()(prototype, method, 1);
    decorators[kind](nameOf(kind, index))(prototype, method, descriptor);
  }
  Object.setPrototypeOf(methods, Object.prototype);
  Object.setPrototypeOf(prototype, methods);
}
