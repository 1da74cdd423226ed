import 'reflect-metadata';
import { ENTRY_PROVIDER_WATERMARK, type InstanceWrapper, type Module } from '../nest-internals.js';
import type { AckMode, RouteSpec } from '../routing/route.js';
import type { Type } from '@nestjs/common';

/** The declaration of one decorator on one method. */
export interface HandlerDeclaration {
  readonly spec: RouteSpec;
  readonly ack: AckMode;
  /** The name of the app in `apps` that it serves. Default: every app. */
  readonly app?: string;
}

const DECLARATIONS_METADATA = Symbol('nest-slack:handler-declarations');

/**
 * Adds a declaration to a method, so that a method may have several decorators. The list is copied on every write,
 * since metadata outlives an app and two apps in one process must not see each other's changes. It is stored on the
 * class by method name, as parameter metadata is: another decorator may replace the method's function, and metadata on
 * each function would cost three maps.
 */
export function declareHandler(target: object, methodName: string | symbol, declaration: HandlerDeclaration): void {
  const declarations = [declaration, ...getOwnDeclarations(target, methodName)];
  Reflect.defineMetadata(DECLARATIONS_METADATA, declarations, target.constructor, methodName);
  // Nest applies request-scoped APP_* enhancers to a plain provider only if its class has this key.
  Reflect.defineMetadata(ENTRY_PROVIDER_WATERMARK, true, target.constructor);
}

/**
 * Returns the declarations of a method in source order, or an empty list for an undecorated method. They are inherited
 * with the method. A class that overrides the method declares its own.
 */
export function getHandlerDeclarations(prototype: object, methodName: string): readonly HandlerDeclaration[] {
  for (let each: object | null = prototype; each !== null; each = Reflect.getPrototypeOf(each)) {
    const declarations = getOwnDeclarations(each, methodName);
    if (declarations.length > 0 || Object.hasOwn(each, methodName)) return declarations;
  }
  return NO_DECLARATIONS;
}

const NO_DECLARATIONS: readonly never[] = [];

function getOwnDeclarations(prototype: object, methodName: string | symbol): readonly HandlerDeclaration[] {
  const { constructor: classRef } = prototype;
  const declarations: unknown = classRef && Reflect.getOwnMetadata(DECLARATIONS_METADATA, classRef, methodName);
  return isDeclarationList(declarations) ? declarations : NO_DECLARATIONS;
}

/** Does not check the items: only `declareHandler` writes under this key. */
const isDeclarationList = (value: unknown): value is readonly HandlerDeclaration[] => Array.isArray(value);

/** A class with handlers and its location in Nest's container. */
export interface HandlerHost {
  readonly wrapper: InstanceWrapper;
  readonly module: Module;
  /**
   * A module has separate collections of providers and controllers. A request-scoped instance is created within the
   * same collection.
   */
  readonly collection: 'providers' | 'controllers';
  readonly classRef: Type;
  readonly prototype: object;
}

/** A method of a host. There may be thousands of methods, so they share the host object. */
export interface HostedMethod {
  readonly host: HandlerHost;
  readonly methodName: string;
  readonly callback: (...args: unknown[]) => unknown;
}

/** Formats a method for logs and errors: `TicketBot.close`. */
export const describeMethod = ({ host, methodName }: HostedMethod): string => `${host.classRef.name}.${methodName}`;
