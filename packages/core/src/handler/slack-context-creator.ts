import type { ApplicationConfig, ContextId, ModulesContainer } from '@nestjs/core';
import {
  GuardsContextCreator,
  InterceptorsContextCreator,
  PipesContextCreator,
  STATIC_CONTEXT,
} from '@nestjs/core/internal';
import type { HostedMethod } from '../discovery/handler-host.js';
import type { Enhancers } from './enhancers.js';
import { HandlerFilters } from './exception-filters.js';
import { ParameterResolvers } from './parameter-resolvers.js';
import { ModulesView } from './modules-view.js';

/**
 * Finds the guards, pipes, interceptors and filters of handlers, by Nest's own creators.
 *
 * Nest's two creators don't serve: the one for RPC loses the original error and takes a filter that returns nothing for
 * one that didn't handle; the external one looks for hosts among providers only, and so skips the class-based guards of
 * a controller without a word. Both are made of the parts used here.
 */
export class SlackContextCreator {
  readonly #guards: GuardsContextCreator;
  readonly #interceptors: InterceptorsContextCreator;
  readonly #pipes: PipesContextCreator;
  readonly #filters: HandlerFilters;
  readonly #params: ParameterResolvers;
  readonly #hooks: Enhancers['hooks'];

  constructor(
    modules: ModulesContainer,
    private readonly config: ApplicationConfig,
  ) {
    const container = new ModulesView(modules);
    this.#guards = new GuardsContextCreator(container, config);
    this.#interceptors = new InterceptorsContextCreator(container, config);
    this.#pipes = new PipesContextCreator(container, config);
    this.#filters = new HandlerFilters(container, config);
    this.#params = new ParameterResolvers(this.#pipes);
    this.#hooks = () => config.getGlobalPreRequestHooks();
  }

  /** Whether the app has enhancers that are made anew for each payload. */
  get hasScoped(): boolean {
    const { config } = this;
    return [
      config.getGlobalRequestGuards(),
      config.getGlobalRequestInterceptors(),
      config.getGlobalRequestPipes(),
      config.getGlobalRequestFilters(),
    ].some(scoped => scoped.length > 0);
  }

  /** Finds the enhancers of a method. */
  create(
    method: HostedMethod,
    instance: object,
    contextId: ContextId = STATIC_CONTEXT,
    inquirerId?: string,
  ): Enhancers {
    const { host, callback } = method;
    const { token } = host.module;
    const pipes = this.#pipes.create(instance, callback, token, contextId, inquirerId);
    return {
      guards: some(this.#guards.create(instance, callback, token, contextId, inquirerId)),
      interceptors: some(this.#interceptors.create(instance, callback, token, contextId, inquirerId)),
      fills: this.#params.create(method, instance, some(pipes), contextId, inquirerId),
      filters: this.filtersOf(method, instance, contextId, inquirerId),
      hooks: this.#hooks,
    };
  }

  /** Finds the filters of a method, the nearest first; also for what goes wrong before its instance is there. */
  filtersOf(
    { host, callback }: HostedMethod,
    instance: object,
    contextId: ContextId = STATIC_CONTEXT,
    inquirerId?: string,
  ): Enhancers['filters'] {
    return some(this.#filters.create(instance, callback, host.module.token, contextId, inquirerId));
  }
}

/** Most handlers have none, and need no list of their own for that. */
const some = <T>(enhancers: readonly T[]): readonly T[] => (enhancers.length === 0 ? NONE : enhancers);

const NONE: readonly never[] = [];
