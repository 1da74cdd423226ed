import { describe, expect, it } from '@jest/globals';
import { ApplicationConfig, ModuleRef, ModulesContainer, NestFactory } from '@nestjs/core';
import { Injectable, Module } from '@nestjs/common';
import { appRoutes } from '../../src/app/app-routes.js';
import { HandlerExplorer } from '../../src/discovery/handler-explorer.js';
import { HandlerRunner } from '../../src/handler/handler-runner.js';
import { SlackContextCreator } from '../../src/handler/slack-context-creator.js';
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
class CommandsModule {}

describe('the routes of many handlers', () => {
  it('are made by looking at each handler a few times, not at each for each', async () => {
    const app = await NestFactory.createApplicationContext(CommandsModule, { logger: false });
    const modules = app.get(ModulesContainer);
    const runner = new HandlerRunner(new SlackContextCreator(modules, new ApplicationConfig()), app.get(ModuleRef));
    let looks = 0;
    const found = new HandlerExplorer(modules).explore().map(handler => ({
      ...handler,
      get place(): string {
        looks += 1;
        return handler.place;
      },
    }));
    expect(appRoutes(found, runner)).toHaveLength(COUNT);
    expect(looks).toBeLessThan(COUNT * 10);
    await app.close();
  });
});
