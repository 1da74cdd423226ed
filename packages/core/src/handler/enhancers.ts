import type { CanActivate, NestInterceptor } from '@nestjs/common';
import type { ApplicationConfig } from '@nestjs/core';
import {
  EXCEPTION_FILTERS_METADATA,
  type ExceptionFilterMetadata,
  GUARDS_METADATA,
  type InstanceWrapper,
  INTERCEPTORS_METADATA,
  PARAM_ARGS_METADATA,
  PIPES_METADATA,
} from '../nest-internals.js';
import type { ResolveParameter } from './parameter-resolvers.js';
import type { HandlerHost, HostedMethod } from '../discovery/handler-metadata.js';
import { SlackException } from '../exceptions/slack.exception.js';

/** The enhancers of a method. */
export interface Enhancers {
  readonly guards: readonly CanActivate[];
  readonly interceptors: readonly NestInterceptor[];
  /**
   * One resolver for each parameter, including its pipes. Null for a method without parameter decorators: it is called
   * with the payload and the context.
   */
  readonly resolvers: readonly ResolveParameter[] | null;
  /** In order of precedence: method, class, global. */
  readonly filters: readonly ExceptionFilterMetadata[];
  /** Has Nest's global pre-request hooks, which an app may register at any time. */
  readonly config: Pick<ApplicationConfig, 'getGlobalPreRequestHooks'>;
}

/** Whether two methods of one app have the same enhancers. */
export const areSameEnhancers = (one: Enhancers, other: Enhancers): boolean =>
  areEqualLists(one.guards, other.guards) &&
  areEqualLists(one.interceptors, other.interceptors) &&
  areEqualLists(one.resolvers, other.resolvers) &&
  areEqualLists(one.filters, other.filters);

const areEqualLists = (one: readonly unknown[] | null, other: readonly unknown[] | null): boolean =>
  one === other || (one !== null && one.length === other?.length && one.every((each, index) => each === other[index]));

type EnhancerClass = new () => unknown;

/** A kind of enhancer: its name, its metadata key, and the method that Nest calls. */
interface EnhancerKind {
  readonly name: 'guard' | 'interceptor' | 'pipe' | 'filter';
  readonly key: string;
  readonly methodName: string;
}

const ENHANCER_KINDS: readonly EnhancerKind[] = [
  { name: 'guard', key: GUARDS_METADATA, methodName: 'canActivate' },
  { name: 'interceptor', key: INTERCEPTORS_METADATA, methodName: 'intercept' },
  { name: 'pipe', key: PIPES_METADATA, methodName: 'transform' },
  { name: 'filter', key: EXCEPTION_FILTERS_METADATA, methodName: 'catch' },
];

/**
 * Checks that Nest created every enhancer. Nest silently skips a missing one, and a skipped guard allows every call.
 */
export class EnhancerValidator {
  /** The classes whose own enhancers have been checked; all their methods share them. */
  readonly #complete = new WeakSet<HandlerHost>();

  /**
   * Aborts the startup if an enhancer of a handler or its class is missing.
   *
   * @throws SlackException `enhancer_not_found`
   */
  assert(method: HostedMethod): void {
    const { host, callback } = method;
    const isNew = !this.#complete.has(host);
    for (const kind of ENHANCER_KINDS) {
      if (isNew) assertEnhancersExist(kind, getListedEnhancers(kind, host.classRef), method);
      assertEnhancersExist(kind, getListedEnhancers(kind, callback), method);
      if (kind.name === 'pipe') assertEnhancersExist(kind, getParameterPipes(method), method);
    }
    this.#complete.add(host);
  }
}

function assertEnhancersExist(
  { name: what, methodName: act }: EnhancerKind,
  named: readonly EnhancerClass[],
  method: HostedMethod,
): void {
  const { module, classRef } = method.host;
  // Nest stores enhancers by class in `injectables`. A class with a static method needs no instance.
  const missing = named.find(each => !module.injectables.has(each) && !(act in each));
  if (missing === undefined) return;
  throw new SlackException(
    'enhancer_not_found',
    `A ${what} of ${classRef.name}.${method.methodName} is missing: Nest has not created ${missing.name} for it and would ` +
      'silently skip it. List the class of the handler among the providers or controllers of a module, not a value or a factory.',
  );
}

/** Whether all enhancers in a handler's decorators are singletons. */
export const areEnhancersSingletons = (method: HostedMethod): boolean =>
  ENHANCER_KINDS.flatMap(kind => [
    ...getListedEnhancers(kind, method.host.classRef),
    ...getListedEnhancers(kind, method.callback),
  ])
    .concat(getParameterPipes(method))
    .every(each => isSingleton(method.host.module.injectables.get(each) ?? null));

/** Whether Nest creates it once. A class without a wrapper has a static method and no instance. */
export const isSingleton = (wrapper: InstanceWrapper | null): boolean =>
  wrapper === null || (wrapper.isDependencyTreeStatic() && !wrapper.isTransient);

/** Shared by handlers without enhancers. */
const NO_ENHANCERS: readonly never[] = [];

function getListedEnhancers({ key }: EnhancerKind, target: object): readonly EnhancerClass[] {
  const metadata: unknown = Reflect.getMetadata(key, target);
  return Array.isArray(metadata) ? metadata.filter(isEnhancerType) : NO_ENHANCERS;
}

function getParameterPipes({ host: { classRef }, methodName }: HostedMethod): readonly EnhancerClass[] {
  const metadata: unknown = Reflect.getMetadata(PARAM_ARGS_METADATA, classRef, methodName);
  return Object.values(metadata ?? NO_ENHANCERS)
    .flatMap(getPipes)
    .filter(isEnhancerType);
}

const getPipes = (parameter: unknown): readonly unknown[] =>
  typeof parameter === 'object' && parameter !== null && 'pipes' in parameter && Array.isArray(parameter.pipes)
    ? parameter.pipes
    : NO_ENHANCERS;

const isEnhancerType = (value: unknown): value is EnhancerClass => typeof value === 'function';
