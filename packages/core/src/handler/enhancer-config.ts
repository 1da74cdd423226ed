import type { CanActivate, ExceptionFilter, NestInterceptor, PipeTransform, Type } from '@nestjs/common';
import { ApplicationConfig, type ModuleRef } from '@nestjs/core';
import { SlackException } from '../exceptions/slack.exception.js';
import { getErrorMessage } from '../telemetry/error-text.js';

/** The enhancers of every Slack handler, each as an instance or as its class. */
export interface EnhancerList {
  readonly guards: readonly (CanActivate | Type<CanActivate>)[];
  readonly pipes: readonly (PipeTransform | Type<PipeTransform>)[];
  readonly interceptors: readonly (NestInterceptor | Type<NestInterceptor>)[];
  readonly filters: readonly (ExceptionFilter | Type<ExceptionFilter>)[];
}

/**
 * The global enhancers as Slack handlers see them: those of the app, where they apply, and then their own. It is a
 * configuration of its own, so that what is meant for Slack never reaches a request.
 *
 * @param inherited the app's configuration, or null where its enhancers are meant for HTTP
 * @throws SlackException `enhancer_scope`, `enhancer_not_made`
 */
export async function enhancerConfig(
  inherited: ApplicationConfig | null,
  own: EnhancerList,
  moduleRef: ModuleRef,
): Promise<ApplicationConfig> {
  const config = new ApplicationConfig();
  if (inherited) inherit(config, inherited);
  config.useGlobalGuards(...(await instances(own.guards, moduleRef)));
  config.useGlobalPipes(...(await instances(own.pipes, moduleRef)));
  config.useGlobalInterceptors(...(await instances(own.interceptors, moduleRef)));
  config.useGlobalFilters(...(await instances(own.filters, moduleRef)));
  return config;
}

function inherit(config: ApplicationConfig, inherited: ApplicationConfig): void {
  config.useGlobalGuards(...inherited.getGlobalGuards());
  config.useGlobalPipes(...inherited.getGlobalPipes());
  config.useGlobalInterceptors(...inherited.getGlobalInterceptors());
  config.useGlobalFilters(...inherited.getGlobalFilters());
  for (const guard of inherited.getGlobalRequestGuards()) config.addGlobalRequestGuard(guard);
  for (const pipe of inherited.getGlobalRequestPipes()) config.addGlobalRequestPipe(pipe);
  for (const interceptor of inherited.getGlobalRequestInterceptors()) config.addGlobalRequestInterceptor(interceptor);
  for (const filter of inherited.getGlobalRequestFilters()) config.addGlobalRequestFilter(filter);
  config.registerPreRequestHook(...inherited.getGlobalPreRequestHooks());
}

const instances = <T extends object>(enhancers: readonly (T | Type<T>)[], moduleRef: ModuleRef): Promise<T[]> =>
  Promise.all(enhancers.map(async enhancer => (isClass(enhancer) ? instanceOf(enhancer, moduleRef) : enhancer)));

/** The provider of a class where a module has one, else an instance made for the purpose. */
async function instanceOf<T extends object>(enhancer: Type<T>, moduleRef: ModuleRef): Promise<T> {
  if (!isProvided(enhancer, moduleRef)) return made(enhancer, moduleRef);
  try {
    return moduleRef.get<T>(enhancer, { strict: false });
  } catch (cause) {
    throw new SlackException(
      'enhancer_scope',
      `${enhancer.name} stands in the option enhancers, which takes singletons, but is request-scoped or transient. ` +
        'Bind it by @UseGuards() and its kin, or as APP_GUARD and its kin.',
      { cause },
    );
  }
}

async function made<T>(enhancer: Type<T>, moduleRef: ModuleRef): Promise<T> {
  try {
    return await moduleRef.create(enhancer);
  } catch (cause) {
    throw new SlackException(
      'enhancer_not_made',
      `${enhancer.name} stands in the option enhancers, and Nest could not make it from what is global. ` +
        `List ${enhancer.name} among the providers of a module that has what it needs. The error was: ${getErrorMessage(cause)}`,
      { cause },
    );
  }
}

function isProvided(enhancer: Type, moduleRef: ModuleRef): boolean {
  try {
    moduleRef.introspect(enhancer);
    return true;
  } catch {
    // Nest has no question for it but this one, which throws.
    return false;
  }
}

const isClass = <T extends object>(enhancer: T | Type<T>): enhancer is Type<T> => typeof enhancer === 'function';
