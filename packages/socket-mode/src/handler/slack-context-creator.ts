import { type ExceptionFilterMetadata, selectExceptionFilterMetadata } from '@nestjs/common/internal';
import type { ApplicationConfig, ContextId, ModulesContainer } from '@nestjs/core';
import {
  type ExecutionContextHost,
  GuardsContextCreator,
  InterceptorsContextCreator,
  PipesContextCreator,
  STATIC_CONTEXT,
} from '@nestjs/core/internal';
import { type CatchError, type EnhancedMethod, type HandlerMethod, hostOf } from './handler-call.js';
import { HandlerFilters } from './handler-filters.js';
import { type CallArguments, HandlerParams } from './handler-params.js';
import type { HandlerResult, HandlerStage } from './handler-result.js';
import { ModulesView } from './modules-view.js';
import { settled } from './settled.js';

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
  readonly #params: HandlerParams;
  readonly #hooks: EnhancedMethod['hooks'];

  constructor(
    modules: ModulesContainer,
    private readonly config: ApplicationConfig,
  ) {
    const container = new ModulesView(modules);
    this.#guards = new GuardsContextCreator(container, config);
    this.#interceptors = new InterceptorsContextCreator(container, config);
    this.#pipes = new PipesContextCreator(container, config);
    this.#filters = new HandlerFilters(container, config);
    this.#params = new HandlerParams(this.#pipes);
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
  create(method: HandlerMethod, contextId: ContextId = STATIC_CONTEXT, inquirerId?: string): EnhancedMethod {
    const { instance, callback, moduleKey } = method;
    const pipes = this.#pipes.create(instance, callback, moduleKey, contextId, inquirerId);
    return {
      method,
      guards: this.#guards.create(instance, callback, moduleKey, contextId, inquirerId),
      interceptors: this.#interceptors.create(instance, callback, moduleKey, contextId, inquirerId),
      fillParams: this.#params.create(method, pipes, contextId, inquirerId),
      catchError: this.createCatch(method, contextId, inquirerId),
      hooks: this.#hooks,
    };
  }

  /** The way of an error through the filters of a handler; also for one that arose before its instance was there. */
  createCatch(method: HandlerMethod, contextId: ContextId = STATIC_CONTEXT, inquirerId?: string): CatchError {
    const filters = this.#filters.create(method.instance, method.callback, method.moduleKey, contextId, inquirerId);
    return (error, stage, args) => runFilters(filters, error, stage, args, hostOf(method, args));
  }
}

async function runFilters(
  filters: ExceptionFilterMetadata[],
  error: unknown,
  stage: HandlerStage,
  args: CallArguments,
  host: ExecutionContextHost,
): Promise<HandlerResult> {
  const filter = selectExceptionFilterMetadata(filters, error);
  if (!filter) return { kind: 'failed', error, stage };
  let answer: unknown;
  try {
    answer = await filter.func(error, host);
  } catch (thrown) {
    // What a filter throws stands in for what it was called with; one that throws that again has changed nothing.
    return { kind: 'failed', error: thrown, stage: thrown === error ? stage : 'handler' };
  }
  try {
    return { kind: 'filtered', value: await settled(answer, args), error };
  } catch {
    // Nest's stock filters end in a stream that fails with a summary of the error: the error itself says more.
    return { kind: 'failed', error, stage };
  }
}
