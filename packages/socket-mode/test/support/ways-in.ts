import type { SlackEmulator } from '@nest-slack/emulator';
import type { INestApplication, INestApplicationContext, INestMicroservice, LoggerService, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { AsyncMicroserviceOptions, MicroserviceOptions } from '@nestjs/microservices';
import { SlackSocketModeStrategy } from '../../src/index.js';

/** Creates an app from a module and starts it. */
export type Boot = (module: Type, logger: LoggerService, slack: SlackEmulator) => Promise<INestApplicationContext>;

const options = (logger: LoggerService) => ({ logger, abortOnError: false, forceCloseConnections: true });

type Way = (module: Type, logger: LoggerService) => Promise<INestApplicationContext>;

export const asContext: Way = (module, logger) => NestFactory.createApplicationContext(module, options(logger));

/** An HTTP app that is not initialised yet. */
export const makeHttp = (module: Type, logger: LoggerService): Promise<INestApplication> =>
  NestFactory.create(module, options(logger));

/** A microservice with Slack as its transport that does not listen yet. */
export const makeMicroservice = (module: Type, logger: LoggerService): Promise<INestMicroservice> =>
  NestFactory.createMicroservice<AsyncMicroserviceOptions>(module, {
    ...options(logger),
    inject: [SlackSocketModeStrategy],
    useFactory: (strategy: SlackSocketModeStrategy) => ({ strategy }),
  });

/** An HTTP app with Slack as a connected microservice that is not initialised yet. */
export async function makeHybrid(module: Type, logger: LoggerService): Promise<INestApplication> {
  const app = await makeHttp(module, logger);
  app.connectMicroservice<MicroserviceOptions>({ strategy: app.get(SlackSocketModeStrategy) });
  return app;
}

export const asHttp: Way = async (module, logger) => {
  const app = await makeHttp(module, logger);
  await app.listen(0, '127.0.0.1');
  return app;
};

export const asMicroservice: Way = async (module, logger) => {
  const app = await makeMicroservice(module, logger);
  await app.listen();
  return app;
};

export const asHybrid: Way = async (module, logger) => {
  const app = await makeHybrid(module, logger);
  await app.startAllMicroservices();
  await app.listen(0, '127.0.0.1');
  return app;
};

/** Every way to start an app with Slack. */
export const waysIn = [
  ['createApplicationContext()', asContext],
  ['create() and listen()', asHttp],
  ['createMicroservice() and listen()', asMicroservice],
  ['connectMicroservice(), startAllMicroservices() and listen()', asHybrid],
] as const;
