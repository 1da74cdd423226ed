import type { CanActivate, NestInterceptor, PreRequestHook } from '@nestjs/common';
import type { ExceptionFilterMetadata } from '@nestjs/common/internal';
import type { ResolveParameter } from './parameter-resolvers.js';

/** What is around a method. */
export interface Enhancers {
  readonly guards: readonly CanActivate[];
  readonly interceptors: readonly NestInterceptor[];
  /** One a parameter, with its pipes. Null for a method that decorates none: it gets the payload and the context. */
  readonly fills: readonly ResolveParameter[] | null;
  /** The nearest first. */
  readonly filters: readonly ExceptionFilterMetadata[];
  /** Nest's global hooks around a request, where an app registered any. */
  hooks(): readonly PreRequestHook[];
}

/** Whether the same is around two methods of one app. */
export const areSame = (one: Enhancers, other: Enhancers): boolean =>
  areEqual(one.guards, other.guards) &&
  areEqual(one.interceptors, other.interceptors) &&
  areEqual(one.fills, other.fills) &&
  areEqual(one.filters, other.filters);

const areEqual = (one: readonly unknown[] | null, other: readonly unknown[] | null): boolean =>
  one === other || (one !== null && one.length === other?.length && one.every((each, index) => each === other[index]));
