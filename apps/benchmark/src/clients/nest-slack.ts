import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  Ctx,
  Payload,
  SlackAction,
  SlackCommand,
  type SlackContext,
  SlackMessage,
  SlackSocketModeModule,
  SlackViewSubmission,
} from '@nest-slack/socket-mode';
import { LOAD_KINDS, type LoadKind, nameOf } from '../load-kind.js';
import { reportWhenAsked } from './report.js';

interface Nested {
  nested: { deep: { value: string } };
}

/** Declares the handler of a name. */
const decorators: Readonly<Record<LoadKind, (name: string) => MethodDecorator>> = {
  command: name => SlackCommand(`/${name.slice(1)}`),
  action: name => SlackAction(name),
  submission: name => SlackViewSubmission(name),
  message: name => SlackMessage(name),
};

const kind = LOAD_KINDS.find(each => each === process.env['BENCH_KIND']) ?? 'command';
const count = Number(process.env['BENCH_HANDLERS'] ?? '1');

@Injectable()
class Handlers {}

// As many methods as were asked for, each with a name of its own: what is measured is finding the right one.
for (let index = 0; index < count; index += 1) {
  const method = `handle${index}`;
  const value = ({ nested }: Nested, ctx: SlackContext): string | undefined => {
    const text = `${ctx.userId} ${ctx.channelId} ${nested.deep.value}`;
    // A command's answer goes with its ack; that of others would take a way of its own.
    return kind === 'command' ? text : undefined;
  };
  const descriptor = { value, configurable: true, writable: true };
  Object.defineProperty(Handlers.prototype, method, descriptor);
  Payload()(Handlers.prototype, method, 0);
  Ctx()(Handlers.prototype, method, 1);
  decorators[kind](nameOf(kind, index))(Handlers.prototype, method, descriptor);
}

@Module({ imports: [SlackSocketModeModule.forRoot({ connections: 1 })], providers: [Handlers] })
class AppModule {}

await NestFactory.createApplicationContext(AppModule, { logger: ['warn', 'error'] });
reportWhenAsked();
