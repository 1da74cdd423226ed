import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Ctx, Payload, SlackCommand, type SlackContext, SlackSocketModeModule } from '@nest-slack/socket-mode';
import { reportWhenAsked } from './report.js';

interface Command {
  nested: { deep: { value: string } };
}

@Injectable()
class Commands {}

// As many methods as were asked for, each with a command of its own: what is measured is finding the right one.
const count = Number(process.env['BENCH_HANDLERS'] ?? '1');
for (let index = 0; index < count; index += 1) {
  const method = `handle${index}`;
  const value = ({ nested }: Command, ctx: SlackContext<'command'>): string =>
    `${ctx.userId} ${ctx.channelId} ${nested.deep.value}`;
  const descriptor = { value, configurable: true, writable: true };
  Object.defineProperty(Commands.prototype, method, descriptor);
  Payload()(Commands.prototype, method, 0);
  Ctx()(Commands.prototype, method, 1);
  SlackCommand(`/command-${index}`)(Commands.prototype, method, descriptor);
}

@Module({ imports: [SlackSocketModeModule.forRoot({ connections: 1 })], providers: [Commands] })
class AppModule {}

await NestFactory.createApplicationContext(AppModule, { logger: ['warn', 'error'] });
reportWhenAsked();
