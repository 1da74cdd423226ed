import type { ExceptionFilter } from '@nestjs/common';
import { EXCEPTION_FILTERS_METADATA, type ExceptionFilterMetadata } from '@nestjs/common/internal';
import type { ApplicationConfig, ContextId, NestContainer } from '@nestjs/core';
import { BaseExceptionFilterContext, STATIC_CONTEXT } from '@nestjs/core/internal';

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
