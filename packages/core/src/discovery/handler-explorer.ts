import type { Type } from '@nestjs/common';
import { MetadataScanner, type ModulesContainer } from '@nestjs/core';
import type { InstanceWrapper, Module } from '../nest-internals.js';
import {
  getHandlerDeclarations,
  type HandlerDeclaration,
  type HandlerHost,
  type HostedMethod,
} from './handler-metadata.js';

/** A decorated method of a provider or controller. */
export interface DiscoveredHandler extends HostedMethod {
  readonly declarations: readonly HandlerDeclaration[];
}

/** Finds every decorated method of every provider and controller in an app. */
export class HandlerExplorer {
  readonly #scanner = new MetadataScanner();

  constructor(private readonly modules: ModulesContainer) {}

  explore(): DiscoveredHandler[] {
    return [...this.modules.values()].flatMap(module => [
      ...[...module.controllers.values()].flatMap(wrapper => this.#exploreWrapper(module, 'controllers', wrapper)),
      ...[...module.providers.values()].flatMap(wrapper => this.#exploreWrapper(module, 'providers', wrapper)),
    ]);
  }

  #exploreWrapper(
    module: Module,
    collection: HandlerHost['collection'],
    wrapper: InstanceWrapper,
  ): DiscoveredHandler[] {
    // An alias (`useExisting`) is a second token of a provider that is found under its own token.
    if (wrapper.isAlias) return [];
    const prototype = getPrototype(wrapper);
    if (prototype === null) return [];
    const { constructor: classRef } = prototype;
    if (!isConstructor(classRef)) return [];
    const host: HandlerHost = { wrapper, module, collection, classRef, prototype };
    const handlers: DiscoveredHandler[] = [];
    for (const methodName of this.#scanner.getAllMethodNames(prototype)) {
      const declarations = getHandlerDeclarations(prototype, methodName);
      const callback: unknown = declarations.length === 0 ? null : Reflect.get(prototype, methodName);
      if (isMethod(callback)) handlers.push({ host, methodName, callback, declarations });
    }
    return handlers;
  }
}

/**
 * Returns the prototype of a wrapper's instance. A request-scoped wrapper has no instance yet, only an object of its
 * class.
 */
function getPrototype(wrapper: InstanceWrapper): object | null {
  const instance: unknown = wrapper.instance;
  const metatype: unknown = wrapper.isNotMetatype ? null : wrapper.metatype;
  const prototype: unknown = isObject(instance)
    ? Object.getPrototypeOf(instance)
    : isConstructor(metatype)
      ? metatype.prototype
      : null;
  return isObject(prototype) ? prototype : null;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isConstructor = (value: unknown): value is Type => typeof value === 'function';
const isMethod = (value: unknown): value is (...args: unknown[]) => unknown => typeof value === 'function';
