import type { Type } from '@nestjs/common';
import { MetadataScanner, type ModulesContainer } from '@nestjs/core';
import type { InstanceWrapper, Module } from '@nestjs/core/internal';
import type { HandlerHost, HostedMethod } from './handler-host.js';
import { type HandlerDeclaration, handlerDeclarations } from './handler-metadata.js';

/** A decorated method of a provider or controller. */
export interface FoundHandler extends HostedMethod {
  readonly declarations: readonly HandlerDeclaration[];
}

/** Finds every decorated method in an app, in whatever module and order. */
export class HandlerExplorer {
  readonly #scanner = new MetadataScanner();

  constructor(private readonly modules: ModulesContainer) {}

  explore(): FoundHandler[] {
    return [...this.modules.values()].flatMap(module => [
      ...[...module.controllers.values()].flatMap(wrapper => this.#ofWrapper(module, 'controllers', wrapper)),
      ...[...module.providers.values()].flatMap(wrapper => this.#ofWrapper(module, 'providers', wrapper)),
    ]);
  }

  #ofWrapper(module: Module, collection: HandlerHost['collection'], wrapper: InstanceWrapper): FoundHandler[] {
    // An alias (`useExisting`) is a second name of a provider that is found under its own.
    if (wrapper.isAlias) return [];
    const prototype = prototypeOf(wrapper);
    if (prototype === null) return [];
    const { constructor: classRef } = prototype;
    if (!isClass(classRef)) return [];
    const host: HandlerHost = { wrapper, module, collection, classRef, prototype };
    const found: FoundHandler[] = [];
    for (const methodName of this.#scanner.getAllMethodNames(prototype)) {
      const declarations = handlerDeclarations(prototype, methodName);
      const callback: unknown = declarations.length === 0 ? null : Reflect.get(prototype, methodName);
      if (isMethod(callback)) found.push({ host, methodName, callback, declarations });
    }
    return found;
  }
}

/** The prototype of what a wrapper holds. A request-scoped one holds no instance yet, only an object of its class. */
function prototypeOf(wrapper: InstanceWrapper): object | null {
  const instance: unknown = wrapper.instance;
  const metatype: unknown = wrapper.isNotMetatype ? null : wrapper.metatype;
  const prototype: unknown = isObject(instance)
    ? Object.getPrototypeOf(instance)
    : isClass(metatype)
      ? metatype.prototype
      : null;
  return isObject(prototype) ? prototype : null;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isClass = (value: unknown): value is Type => typeof value === 'function';
const isMethod = (value: unknown): value is (...args: unknown[]) => unknown => typeof value === 'function';
