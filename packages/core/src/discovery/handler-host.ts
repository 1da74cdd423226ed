import type { Type } from '@nestjs/common';
import type { InstanceWrapper, Module } from '../nest-internals.js';

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
