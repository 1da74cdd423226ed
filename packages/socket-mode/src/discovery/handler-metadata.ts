import 'reflect-metadata';
import { ENTRY_PROVIDER_WATERMARK } from '@nestjs/common/internal';
import type { AckMode, RouteSpec } from '../routing/route.js';

/** What one decorator on one method declared. */
export interface HandlerDeclaration {
  readonly spec: RouteSpec;
  readonly ack: AckMode;
  /** The one app of `apps` that it serves; every app without it. */
  readonly app?: string;
}

const DECLARATIONS = Symbol('nest-slack:handler-declarations');

/**
 * Adds a declaration to a method: several decorators on one method accumulate. The list is copied on every write, since
 * metadata outlives an app and two apps in one process must not see each other's changes.
 */
export function declareHandler(
  target: object,
  method: (...args: never[]) => unknown,
  declaration: HandlerDeclaration,
): void {
  Reflect.defineMetadata(DECLARATIONS, [declaration, ...handlerDeclarations(method)], method);
  // Only on classes marked so does Nest apply request-scoped APP_* enhancers when the host is a plain provider.
  Reflect.defineMetadata(ENTRY_PROVIDER_WATERMARK, true, target.constructor);
}

/** The declarations on a method, in the order they are written; empty for an undecorated one. */
export function handlerDeclarations(method: object): readonly HandlerDeclaration[] {
  const declarations: unknown = Reflect.getOwnMetadata(DECLARATIONS, method);
  return isDeclarationList(declarations) ? declarations : [];
}

/** Looks no further than the list: only `declareHandler` writes under the symbol, and only declarations. */
const isDeclarationList = (value: unknown): value is readonly HandlerDeclaration[] => Array.isArray(value);
