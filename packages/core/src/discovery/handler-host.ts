import type { Type } from '@nestjs/common';
import type { InstanceWrapper, Module } from '@nestjs/core/internal';

/** A class of handlers, where it lives in Nest's container. */
export interface HandlerHost {
  readonly wrapper: InstanceWrapper;
  readonly module: Module;
  /** Providers and controllers of a module are kept apart, and a request-scoped host is made within its own kind. */
  readonly collection: 'providers' | 'controllers';
  readonly classRef: Type;
  readonly prototype: object;
}

/** A method of such a class. There may be thousands, which share what is the same for all of them. */
export interface HostedMethod {
  readonly host: HandlerHost;
  readonly methodName: string;
  readonly callback: (...args: unknown[]) => unknown;
}

/** How messages name a method: `TicketBot.close`. */
export const describeMethod = ({ host, methodName }: HostedMethod): string => `${host.classRef.name}.${methodName}`;
