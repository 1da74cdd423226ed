import type { ExceptionFilter } from '@nestjs/common';
import {
  EXCEPTION_FILTERS_METADATA,
  type ExceptionFilterMetadata,
  selectExceptionFilterMetadata,
} from '@nestjs/common/internal';
import type { ApplicationConfig, ContextId, NestContainer } from '@nestjs/core';
import { BaseExceptionFilterContext, STATIC_CONTEXT } from '@nestjs/core/internal';
import type { HostedMethod } from '../discovery/handler-host.js';
import type { CallArguments } from './parameter-resolvers.js';
import type { HandlerOutcome, HandlerStage } from './handler-outcome.js';
import { getControllerHost } from './method-host.js';
import { awaitResult } from './await-result.js';

/**
 * Finds the exception filters of a handler. Nest's own context creators wrap the filters in a handler of their own, for
 * which a filter that returned nothing is a filter that didn't handle: here the filters are wanted bare.
 */
export class HandlerFilters extends BaseExceptionFilterContext {
  constructor(
    container: NestContainer,
    private readonly config: ApplicationConfig,
  ) {
    super(container);
  }

  /** The nearest filter comes first: method, class, global. */
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

/** The way of an error through the filters of a method, the nearest first. */
export async function runExceptionFilters(
  filters: readonly ExceptionFilterMetadata[],
  method: HostedMethod,
  error: unknown,
  stage: HandlerStage,
  args: CallArguments,
): Promise<HandlerOutcome> {
  const filter = selectExceptionFilterMetadata([...filters], error);
  if (!filter) return { kind: 'failed', error, stage };
  let answer: unknown;
  try {
    answer = await filter.func(error, getControllerHost(method, args));
  } catch (thrown) {
    // What a filter throws stands in for what it was called with; one that throws that again has changed nothing.
    return { kind: 'failed', error: thrown, stage: thrown === error ? stage : 'handler' };
  }
  try {
    return { kind: 'filtered', value: await awaitResult(answer, args), error };
  } catch {
    // Nest's stock filters end in a stream that fails with a summary of the error: the error itself says more.
    return { kind: 'failed', error, stage };
  }
}
