import {
  EXCEPTION_FILTERS_METADATA,
  GUARDS_METADATA,
  INTERCEPTORS_METADATA,
  PIPES_METADATA,
} from '@nestjs/common/internal';
import { PARAM_ARGS_METADATA } from '@nestjs/microservices/constants.js';
import type { InstanceWrapper } from '@nestjs/core/internal';
import type { HandlerHost, HostedMethod } from '../discovery/handler-host.js';
import { SlackException } from '../exceptions/slack.exception.js';

type EnhancerClass = new () => unknown;

/** A kind of enhancers: its name, the key of its metadata, and the method by which one acts. */
interface EnhancerKind {
  readonly what: 'guard' | 'interceptor' | 'pipe' | 'filter';
  readonly key: string;
  readonly act: string;
}

const kinds: readonly EnhancerKind[] = [
  { what: 'guard', key: GUARDS_METADATA, act: 'canActivate' },
  { what: 'interceptor', key: INTERCEPTORS_METADATA, act: 'intercept' },
  { what: 'pipe', key: PIPES_METADATA, act: 'transform' },
  { what: 'filter', key: EXCEPTION_FILTERS_METADATA, act: 'catch' },
];

/**
 * Looks for enhancers that Nest has made no instance of: it skips such a one, and a guard that is skipped without a word
 * is an open door.
 */
export class EnhancerFinder {
  /** The classes whose own enhancers are all there: each has many methods, which share them. */
  readonly #complete = new WeakSet<HandlerHost>();

  /**
   * Stops the boot when one is missing that a handler's decorators name, or those of its class.
   *
   * @throws SlackException `enhancer_not_found`
   */
  assert(method: HostedMethod): void {
    const { host, callback } = method;
    const isNew = !this.#complete.has(host);
    for (const kind of kinds) {
      if (isNew) refuseMissing(kind, listed(kind, host.classRef), method);
      refuseMissing(kind, listed(kind, callback), method);
      if (kind.what === 'pipe') refuseMissing(kind, pipesOfParameters(method), method);
    }
    this.#complete.add(host);
  }
}

function refuseMissing({ what, act }: EnhancerKind, named: readonly EnhancerClass[], method: HostedMethod): void {
  const { module, classRef } = method.host;
  // Nest keeps what it made by its class, beside the providers; a class with a static method needs no instance.
  const missing = named.find(each => !module.injectables.has(each) && !(act in each));
  if (missing === undefined) return;
  throw new SlackException(
    'enhancer_not_found',
    `A ${what} of ${classRef.name}.${method.methodName} is missing: Nest has made no ${missing.name} for it, and would ` +
      'go on without. Put the class of the handler among the providers or controllers of a module, not a value or a factory.',
  );
}

/** Whether the enhancers that a handler's decorators name are the same for every payload. */
export const areEnhancersShared = (method: HostedMethod): boolean =>
  kinds
    .flatMap(kind => [...listed(kind, method.host.classRef), ...listed(kind, method.callback)])
    .concat(pipesOfParameters(method))
    .every(each => isShared(method.host.module.injectables.get(each) ?? null));

/** Whether Nest makes it once for all. What it makes nothing of is a class with a static method. */
export const isShared = (wrapper: InstanceWrapper | null): boolean =>
  wrapper === null || (wrapper.isDependencyTreeStatic() && !wrapper.isTransient);

/** Few handlers have any: those that have none are given the same nothing. */
const NONE: readonly never[] = [];

function listed({ key }: EnhancerKind, target: object): readonly EnhancerClass[] {
  const metadata: unknown = Reflect.getMetadata(key, target);
  return Array.isArray(metadata) ? metadata.filter(isClass) : NONE;
}

function pipesOfParameters({ host: { classRef }, methodName }: HostedMethod): readonly EnhancerClass[] {
  const metadata: unknown = Reflect.getMetadata(PARAM_ARGS_METADATA, classRef, methodName);
  return Object.values(metadata ?? NONE)
    .flatMap(piped)
    .filter(isClass);
}

const piped = (parameter: unknown): readonly unknown[] =>
  typeof parameter === 'object' && parameter !== null && 'pipes' in parameter && Array.isArray(parameter.pipes)
    ? parameter.pipes
    : NONE;

const isClass = (value: unknown): value is EnhancerClass => typeof value === 'function';
