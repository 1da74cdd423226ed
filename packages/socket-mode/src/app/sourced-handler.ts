import type { FoundHandler } from '../discovery/handler-explorer.js';
import { type SourcedParameter, sourcedParameters } from '../handler/parameter-source.js';

/** A handler that has parameters which this package fills. */
export interface SourcedHandler extends FoundHandler {
  readonly parameters: readonly SourcedParameter[];
}

/** Those of the handlers that have such parameters. */
export function sourcedHandlers(found: readonly FoundHandler[]): SourcedHandler[] {
  const sourced: SourcedHandler[] = [];
  for (const handler of found) {
    const parameters = sourcedParameters(handler.host.prototype, handler.methodName);
    if (parameters.length > 0) sourced.push({ ...handler, parameters });
  }
  return sourced;
}
