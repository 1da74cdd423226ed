import type { CanActivate, ExceptionFilter, NestInterceptor, PipeTransform, Type } from '@nestjs/common';
import { ApplicationConfig, type ModuleRef } from '@nestjs/core';
import { SlackException } from '../exceptions/slack.exception.js';
import { getErrorMessage } from '../telemetry/error-text.js';

/** Enhancers for all Slack handlers, each as an instance or as a class. */
export interface EnhancerList {
  readonly guards: readonly (CanActivate | Type<CanActivate>)[];
  readonly pipes: readonly (PipeTransform | Type<PipeTransform>)[];
  readonly interceptors: readonly (NestInterceptor | Type<NestInterceptor>)[];
  readonly filters: readonly (ExceptionFilter | Type<ExceptionFilter>)[];
}

/**
 * Creates the global enhancers of Slack handlers: those of the app, if inherited, followed by their own. The
 * configuration is separate from the app's, so that enhancers for Slack never apply to HTTP requests.
 *
 * @param inherited the app's configuration, or null if its enhancers are for HTTP only
 * @throws SlackException `enhancer_scope`, `enhancer_not_made`
 */
export async function createEnhancerConfig(
  inherited: ApplicationConfig | null,
  own: EnhancerList,
  moduleRef: ModuleRef,
): Promise<ApplicationConfig> {
  const config = new ApplicationConfig();
  if (inherited) inheritEnhancers(config, inherited);
  config.useGlobalGuards(...(await resolveEnhancers(own.guards, moduleRef)));
  config.useGlobalPipes(...(await resolveEnhancers(own.pipes, moduleRef)));
  config.useGlobalInterceptors(...(await resolveEnhancers(own.interceptors, moduleRef)));
  config.useGlobalFilters(...(await resolveEnhancers(own.filters, moduleRef)));
  return config;
}

function inheritEnhancers(config: ApplicationConfig, inherited: ApplicationConfig): void {
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

const resolveEnhancers = <T extends object>(enhancers: readonly (T | Type<T>)[], moduleRef: ModuleRef): Promise<T[]> =>
  Promise.all(
    enhancers.map(async enhancer => (isEnhancerClass(enhancer) ? resolveEnhancer(enhancer, moduleRef) : enhancer)),
  );

/** Returns the provider of a class if a module has one, else a new instance. */
async function resolveEnhancer<T extends object>(enhancer: Type<T>, moduleRef: ModuleRef): Promise<T> {
  if (!isProvided(enhancer, moduleRef)) return createEnhancer(enhancer, moduleRef);
  try {
    return moduleRef.get<T>(enhancer, { strict: false });
  } catch (cause) {
    throw new SlackException(
      'enhancer_scope',
      `${enhancer.name} is listed in the option enhancers, which accepts singletons only, but is request-scoped or transient. ` +
        'Bind it with @UseGuards() or a similar decorator, or as APP_GUARD or a similar token.',
      { cause },
    );
  }
}

async function createEnhancer<T>(enhancer: Type<T>, moduleRef: ModuleRef): Promise<T> {
  try {
    return await moduleRef.create(enhancer);
  } catch (cause) {
    throw new SlackException(
      'enhancer_not_made',
      `${enhancer.name} is listed in the option enhancers, but Nest could not create it from global providers. ` +
        `List ${enhancer.name} among the providers of a module that provides its dependencies. The error was: ${getErrorMessage(cause)}`,
      { cause },
    );
  }
}

function isProvided(enhancer: Type, moduleRef: ModuleRef): boolean {
  try {
    moduleRef.introspect(enhancer);
    return true;
  } catch {
    // `introspect()` throws for an unknown provider; Nest has no other check.
    return false;
  }
}

const isEnhancerClass = <T extends object>(enhancer: T | Type<T>): enhancer is Type<T> =>
  typeof enhancer === 'function';
