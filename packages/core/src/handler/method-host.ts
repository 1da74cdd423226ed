import { ExecutionContextHost } from '@nestjs/core/internal';
import type { HostedMethod } from '../discovery/handler-host.js';
import type { CallArguments } from './parameter-resolvers.js';

/** What guards and interceptors look at, and the filters of an error. */
export function getControllerHost({ host, callback }: HostedMethod, args: CallArguments): ExecutionContextHost {
  const context = new ExecutionContextHost(args, host.classRef, callback);
  context.setType('rpc');
  return context;
}
