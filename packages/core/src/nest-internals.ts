// The only file that imports Nest from paths outside its public entry points. Each import states what it is and why the
// public API does not suffice. Checked against @nestjs/common and @nestjs/core 12.3, 12.4, 12.5 and 12.6, with
// @nestjs/microservices 12.1.
//
// The paths below `@nestjs/microservices` load single modules: its entry point would load every transport at startup.
// Nest's internal modules use it while they load.
import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import { type ModulesContainer, NestContainer } from '@nestjs/core';
import { ExecutionContextHost } from '@nestjs/core/internal';

// Writes one parameter's entry in the format that Nest's parameter decorators use. Nest exports no public writer for RPC
// parameters with a source of their own; `createParamDecorator` marks them as custom, which `ValidationPipe` skips.
// 12.3 to 12.6.
export { assignMetadata, getParamArgsMetadata } from '@nestjs/common/internal';

// The infix in the metadata keys of parameters made with `createParamDecorator`. Needed to tell these from `@Payload()`
// and `@Ctx()`. 12.3 to 12.6.
export { CUSTOM_ROUTE_ARGS_METADATA } from '@nestjs/common/internal';

// The metadata key of classes whose providers receive external calls. Nest applies request-scoped APP_* enhancers to a
// plain provider only when its class has this key. 12.3 to 12.6.
export { ENTRY_PROVIDER_WATERMARK } from '@nestjs/common/internal';

// The metadata keys of `@UseGuards()`, `@UseInterceptors()`, `@UsePipes()` and `@UseFilters()`. Needed to check at
// startup that Nest created every enhancer, because Nest skips a missing one silently. 12.3 to 12.6.
export {
  EXCEPTION_FILTERS_METADATA,
  GUARDS_METADATA,
  INTERCEPTORS_METADATA,
  PIPES_METADATA,
} from '@nestjs/common/internal';

// The metadata key of TypeScript's emitted parameter types. Needed to find the class that a parameter binds to.
// 12.3 to 12.6.
export { PARAMTYPES_METADATA } from '@nestjs/common/internal';

// An exception filter with the exceptions it handles, and Nest's selection of the first one that matches. Needed because
// Nest's own exception handler treats a filter that returns nothing as one that did not handle the error. 12.3 to 12.6.
export { type ExceptionFilterMetadata, selectExceptionFilterMetadata } from '@nestjs/common/internal';

// The base class that finds the filters of a method in method, class and global scope. Needed for the same reason.
// 12.3 to 12.6.
export { BaseExceptionFilterContext } from '@nestjs/core/internal';

// Creators of the guards, interceptors and pipes of a method. Nest's RPC context creator, which combines them, loses the
// original error, and its external context creator skips class-based guards of controllers. 12.3 to 12.6.
export { GuardsContextCreator, InterceptorsContextCreator, PipesContextCreator } from '@nestjs/core/internal';

// Reads parameter metadata and calls the factories of `createParamDecorator`. Needed to support custom parameter
// decorators in handlers. 12.3 to 12.6.
export { ContextUtils } from '@nestjs/core/internal';

// The arguments host that guards, interceptors and filters receive. Nest has no public constructor for one.
// 12.3 to 12.6.
export { ExecutionContextHost };

// The message of the ForbiddenException that Nest throws when a guard returns false. Needed to throw the same message and
// to recognize it in a reply. 12.3 to 12.6.
export { FORBIDDEN_MESSAGE } from '@nestjs/core/internal';

// Creates instances of request-scoped providers. `ModuleRef.resolve()` finds a provider by its token alone, and the same
// token may exist in several modules. 12.3 to 12.6.
export { Injector } from '@nestjs/core/internal';

// The types of a provider and of a module in Nest's container, as `ModulesContainer` returns them. 12.3 to 12.6.
export type { InstanceWrapper, Module } from '@nestjs/core/internal';

// The property of a request that holds its context id. Needed so that `ContextIdFactory.getByRequest()` returns one id for
// all providers of a payload. 12.3 to 12.6.
export { REQUEST_CONTEXT_ID } from '@nestjs/core/internal';

// The context id of singletons. Needed as the default of calls to the context creators. 12.3 to 12.6.
export { STATIC_CONTEXT } from '@nestjs/core/internal';

// The metadata key of the parameter decorators of microservices. Needed to read and write parameters next to `@Payload()`
// and `@Ctx()`. 12.3 to 12.6.
export { PARAM_ARGS_METADATA } from '@nestjs/microservices/constants.js';

// The object that request-scoped providers of microservices inject as `REQUEST`. 12.3 to 12.6.
export { RequestContextHost } from '@nestjs/microservices/context/request-context-host.js';

// The base class of the contexts of Nest's transports. `SlackContext` extends it so that code written for any transport
// accepts it. 12.3 to 12.6.
export { BaseRpcContext } from '@nestjs/microservices/ctx-host/base-rpc.context.js';

// Nest's `@Ctx()` and `@Payload()`, which this package re-exports. 12.3 to 12.6.
export { Ctx } from '@nestjs/microservices/decorators/ctx.decorator.js';
export { Payload } from '@nestjs/microservices/decorators/payload.decorator.js';

// The numeric types of `@Payload()` and `@Ctx()` in parameter metadata. 12.3 to 12.6.
export { RpcParamtype } from '@nestjs/microservices/enums/rpc-paramtype.enum.js';

// The exception of microservices. Needed to read the reply text of one that a handler throws. 12.3 to 12.6.
export { RpcException } from '@nestjs/microservices/exceptions/rpc-exception.js';

// The base class of custom transport strategies. 12.3 to 12.6.
export { Server } from '@nestjs/microservices/server/server.js';

/** Creates the host of one handler call: guards and interceptors receive it, and exception filters on an error. */
export function getControllerHost(
  {
    host,
    callback,
  }: { readonly host: { readonly classRef: Type }; readonly callback: (...args: unknown[]) => unknown },
  args: unknown[],
): ExecutionContextHost {
  const context = new ExecutionContextHost(args, host.classRef, callback);
  context.setType('rpc');
  return context;
}

/**
 * A container for Nest's context creators. The app's own `NestContainer` cannot be injected, but the creators only call
 * `getModules()`, and `ModulesContainer` can be injected. 12.3 to 12.6.
 */
export class ModulesView extends NestContainer {
  constructor(private readonly injected: ModulesContainer) {
    super();
  }

  override getModules(): ModulesContainer {
    return this.injected;
  }
}
