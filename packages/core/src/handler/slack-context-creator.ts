import type { ApplicationConfig, ContextId, ModulesContainer } from '@nestjs/core';
import {
  GuardsContextCreator,
  InterceptorsContextCreator,
  ModulesView,
  PipesContextCreator,
  STATIC_CONTEXT,
} from '../nest-internals.js';
import type { HostedMethod } from '../discovery/handler-metadata.js';
import type { Enhancers } from './enhancers.js';
import { HandlerFilters } from './exception-filters.js';
import { ParameterResolvers } from './parameter-resolvers.js';

/**
 * Finds the guards, pipes, interceptors and filters of handlers with Nest's own creators.
 *
 * Nest's combined creators are unsuitable. The RPC context creator loses the original error and treats a filter without
 * a return value as one that did not handle it. The external context creator looks up hosts among providers only, so it
 * silently skips the class-based guards of controllers. Both consist of the parts used here.
 */
export class SlackContextCreator {
  readonly #guards: GuardsContextCreator;
  readonly #interceptors: InterceptorsContextCreator;
  readonly #pipes: PipesContextCreator;
  readonly #filters: HandlerFilters;
  readonly #resolvers: ParameterResolvers;

  constructor(
    modules: ModulesContainer,
    private readonly config: ApplicationConfig,
  ) {
    const container = new ModulesView(modules);
    this.#guards = new GuardsContextCreator(container, config);
    this.#interceptors = new InterceptorsContextCreator(container, config);
    this.#pipes = new PipesContextCreator(container, config);
    this.#filters = new HandlerFilters(container, config);
    this.#resolvers = new ParameterResolvers(this.#pipes);
  }

  /** Whether the app has request-scoped global enhancers. */
  get hasScopedEnhancers(): boolean {
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
      guards: orEmpty(this.#guards.create(instance, callback, token, contextId, inquirerId)),
      interceptors: orEmpty(this.#interceptors.create(instance, callback, token, contextId, inquirerId)),
      resolvers: this.#resolvers.create(method, instance, orEmpty(pipes), contextId, inquirerId),
      filters: this.createFilters(method, instance, contextId, inquirerId),
      config: this.config,
    };
  }

  /**
   * Finds the filters of a method in order of precedence. Also used for errors that occur before the instance exists.
   */
  createFilters(
    { host, callback }: HostedMethod,
    instance: object,
    contextId: ContextId = STATIC_CONTEXT,
    inquirerId?: string,
  ): Enhancers['filters'] {
    return orEmpty(this.#filters.create(instance, callback, host.module.token, contextId, inquirerId));
  }
}

/** Most handlers have no enhancers and share one empty list. */
const orEmpty = <T>(enhancers: readonly T[]): readonly T[] => (enhancers.length === 0 ? EMPTY_LIST : enhancers);

const EMPTY_LIST: readonly never[] = [];
