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
 * metadata outlives an app and two apps in one process must not see each other's changes. It stands with the class, by
 * the name of the method, as what is declared of its parameters does: a decorator above may put another function in its
 * place, and each function with metadata of its own would keep three maps for it.
 */
export function declareHandler(target: object, methodName: string | symbol, declaration: HandlerDeclaration): void {
  const declared = [declaration, ...ownDeclarations(target, methodName)];
  Reflect.defineMetadata(DECLARATIONS, declared, target.constructor, methodName);
  // Only on classes marked so does Nest apply request-scoped APP_* enhancers when the host is a plain provider.
  Reflect.defineMetadata(ENTRY_PROVIDER_WATERMARK, true, target.constructor);
}

/**
 * The declarations on a method, in the order they are written; empty for an undecorated one. They are inherited as the
 * method is: a class that overrides it declares its own.
 */
export function handlerDeclarations(prototype: object, methodName: string): readonly HandlerDeclaration[] {
  for (let each: object | null = prototype; each !== null; each = Reflect.getPrototypeOf(each)) {
    const declarations = ownDeclarations(each, methodName);
    if (declarations.length > 0 || Object.hasOwn(each, methodName)) return declarations;
  }
  return NONE;
}

const NONE: readonly never[] = [];

function ownDeclarations(prototype: object, methodName: string | symbol): readonly HandlerDeclaration[] {
  const { constructor: classRef } = prototype;
  const declarations: unknown = classRef && Reflect.getOwnMetadata(DECLARATIONS, classRef, methodName);
  return isDeclarationList(declarations) ? declarations : NONE;
}

/** Looks no further than the list: only `declareHandler` writes under the symbol, and only declarations. */
const isDeclarationList = (value: unknown): value is readonly HandlerDeclaration[] => Array.isArray(value);
