import type { FoundHandler } from '../discovery/handler-explorer.js';
import { type SourcedParameter, sourcedParameters } from '../handler/parameter-source.js';

/** A handler that has parameters which this package fills. */
export interface SourcedHandler extends Pick<FoundHandler, 'place' | 'declarations'> {
  readonly parameters: readonly SourcedParameter[];
}

/** Those of the handlers that have such parameters. */
export function sourcedHandlers(found: readonly FoundHandler[]): SourcedHandler[] {
  const sourced: SourcedHandler[] = [];
  for (const { host, methodName, place, declarations } of found) {
    const parameters = sourcedParameters(host.prototype, methodName);
    if (parameters.length > 0) sourced.push({ place, declarations, parameters });
  }
  return sourced;
}
