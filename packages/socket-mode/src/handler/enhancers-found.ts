import {
  EXCEPTION_FILTERS_METADATA,
  GUARDS_METADATA,
  INTERCEPTORS_METADATA,
  PIPES_METADATA,
} from '@nestjs/common/internal';
import { PARAM_ARGS_METADATA } from '@nestjs/microservices/constants.js';
import type { InstanceWrapper } from '@nestjs/core/internal';
import type { HandlerHost } from '../discovery/handler-host.js';
import { SlackException } from '../exceptions/slack.exception.js';

/** The kinds of enhancers: their name, the key of their metadata, and the method by which one acts. */
const kinds = [
  ['guard', GUARDS_METADATA, 'canActivate'],
  ['interceptor', INTERCEPTORS_METADATA, 'intercept'],
  ['pipe', PIPES_METADATA, 'transform'],
  ['filter', EXCEPTION_FILTERS_METADATA, 'catch'],
] as const;

/**
 * Stops the boot when Nest has made no instance of an enhancer that a handler's decorators name: it skips such a one, and
 * a guard that is skipped without a word is an open door.
 *
 * @throws SlackException `enhancer_not_found`
 */
export function assertEnhancersFound(host: HandlerHost): void {
  const { module, classRef, methodName } = host;
  for (const kind of kinds) {
    const [what, , act] = kind;
    // Nest keeps what it made by its class, beside the providers; a class with a static method needs no instance.
    const missing = classesOf(kind, host).find(each => !module.injectables.has(each) && !(act in each));
    if (missing === undefined) continue;
    throw new SlackException(
      'enhancer_not_found',
      `A ${what} of ${classRef.name}.${methodName} is missing: Nest has made no ${missing.name} for it, and would go on ` +
        'without. Put the class of the handler among the providers or controllers of a module, not a value or a factory.',
    );
  }
}

/** Whether the enhancers that a handler's decorators name are the same for every payload. */
export const areEnhancersShared = (host: HandlerHost): boolean =>
  kinds.flatMap(kind => classesOf(kind, host)).every(each => isShared(host.module.injectables.get(each) ?? null));

/** Whether Nest makes it once for all. What it makes nothing of is a class with a static method. */
export const isShared = (wrapper: InstanceWrapper | null): boolean =>
  wrapper === null || (wrapper.isDependencyTreeStatic() && !wrapper.isTransient);

function classesOf([what, key]: (typeof kinds)[number], { classRef, methodName, callback }: HandlerHost) {
  const ofParameters = what === 'pipe' ? pipesOfParameters(classRef, methodName) : [];
  return [listed(key, classRef), listed(key, callback), ofParameters].flat().filter(isClass);
}

function listed(key: string, target: object): readonly unknown[] {
  const metadata: unknown = Reflect.getMetadata(key, target);
  return Array.isArray(metadata) ? metadata : [];
}

function pipesOfParameters(classRef: object, methodName: string): readonly unknown[] {
  const metadata: unknown = Reflect.getMetadata(PARAM_ARGS_METADATA, classRef, methodName);
  return Object.values(metadata ?? {}).flatMap(piped);
}

const piped = (parameter: unknown): readonly unknown[] =>
  typeof parameter === 'object' && parameter !== null && 'pipes' in parameter && Array.isArray(parameter.pipes)
    ? parameter.pipes
    : [];

const isClass = (value: unknown): value is new () => unknown => typeof value === 'function';
