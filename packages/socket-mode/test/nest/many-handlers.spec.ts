import { describe, expect, it } from '@jest/globals';
import { ApplicationConfig, ModuleRef, ModulesContainer, NestFactory } from '@nestjs/core';
import { Injectable, Module } from '@nestjs/common';
import { resolveAppRoutes } from '../../../core/src/discovery/slack-routes.js';
import { type DiscoveredHandler, HandlerExplorer } from '../../../core/src/discovery/handler-explorer.js';
import { HandlerInvoker } from '../../../core/src/handler/handler-invoker.js';
import { SlackContextCreator } from '../../../core/src/handler/slack-context-creator.js';
import { SlackCommand } from '../../src/index.js';

@Injectable()
class Commands {}

const COUNT = 500;
for (let index = 0; index < COUNT; index += 1) {
  const descriptor = { value: () => undefined, configurable: true, writable: true };
  Object.defineProperty(Commands.prototype, `handle${index}`, descriptor);
  SlackCommand(`/command-${index}`)(Commands.prototype, `handle${index}`, descriptor);
}

@Module({ providers: [Commands] })
class OneModule {}

@Module({ imports: [OneModule], providers: [Commands] })
class CommandsModule {}

describe('route discovery with many handlers', () => {
  it('reads each handler a constant number of times', async () => {
    const app = await NestFactory.createApplicationContext(CommandsModule, { logger: false });
    const modules = app.get(ModulesContainer);
    const runner = new HandlerInvoker(new SlackContextCreator(modules, new ApplicationConfig()), app.get(ModuleRef));
    let looks = 0;
    const get: ProxyHandler<DiscoveredHandler>['get'] = (handler, name): unknown => {
      looks += 1;
      return Reflect.get(handler, name);
    };
    const found = new HandlerExplorer(modules).explore().map(handler => new Proxy(handler, { get }));
    expect(resolveAppRoutes(found, runner)).toHaveLength(2 * COUNT);
    expect(looks).toBeLessThan(2 * COUNT * 25);
    await app.close();
  });
});
