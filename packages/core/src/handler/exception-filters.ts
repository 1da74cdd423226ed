import type { ExceptionFilter } from '@nestjs/common';
import {
  BaseExceptionFilterContext,
  EXCEPTION_FILTERS_METADATA,
  type ExceptionFilterMetadata,
  getControllerHost,
  selectExceptionFilterMetadata,
  STATIC_CONTEXT,
} from '../nest-internals.js';
import type { ApplicationConfig, ContextId, NestContainer } from '@nestjs/core';
import type { HostedMethod } from '../discovery/handler-metadata.js';
import type { CallArguments } from './parameter-resolvers.js';
import { awaitResult, type HandlerOutcome, type HandlerStage } from './await-result.js';

/**
 * Finds the exception filters of a handler. Nest's own context creators wrap the filters in a handler that treats a
 * filter without a return value as one that did not handle the error, so the filters themselves are needed.
 */
export class HandlerFilters extends BaseExceptionFilterContext {
  constructor(
    container: NestContainer,
    private readonly config: ApplicationConfig,
  ) {
    super(container);
  }

  /** Returns the filters in order of precedence: method, class, global. */
  create(
    instance: object,
    callback: (...args: unknown[]) => unknown,
    moduleKey: string,
    contextId: ContextId = STATIC_CONTEXT,
    inquirerId?: string,
  ): ExceptionFilterMetadata[] {
    this.moduleContext = moduleKey;
    return this.createContext<ExceptionFilter[], ExceptionFilterMetadata[]>(
      instance,
      callback,
      EXCEPTION_FILTERS_METADATA,
      contextId,
      inquirerId,
    ).toReversed();
  }

  override getGlobalMetadata<T extends unknown[]>(contextId?: ContextId, inquirerId?: string): T;
  override getGlobalMetadata(contextId: ContextId = STATIC_CONTEXT, inquirerId?: string): unknown[] {
    const scoped = this.config.getGlobalRequestFilters().flatMap(wrapper => {
      const host = wrapper.getInstanceByContextId(this.getContextId(contextId, wrapper), inquirerId);
      return this.isInstantiated(wrapper, host) ? [host.instance] : [];
    });
    return [...this.config.getGlobalFilters(), ...scoped];
  }
}

/** Passes an error to the first filter that handles it. */
export async function runExceptionFilters(
  filters: readonly ExceptionFilterMetadata[],
  method: HostedMethod,
  error: unknown,
  stage: HandlerStage,
  args: CallArguments,
): Promise<HandlerOutcome> {
  const filter = selectExceptionFilterMetadata([...filters], error);
  if (!filter) return { kind: 'failed', error, stage };
  let result: unknown;
  try {
    result = await filter.func(error, getControllerHost(method, args));
  } catch (thrown) {
    // An error thrown by a filter replaces the original one. A filter that rethrows the original error did not handle
    // it.
    return { kind: 'failed', error: thrown, stage: thrown === error ? stage : 'handler' };
  }
  try {
    return { kind: 'filtered', value: await awaitResult(result, args), error };
  } catch {
    // Nest's built-in RPC filters return an Observable that fails with a summary. The original error has more detail.
    return { kind: 'failed', error, stage };
  }
}
