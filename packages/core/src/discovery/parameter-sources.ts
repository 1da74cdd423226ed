import type { FoundHandler } from './handler-explorer.js';
import { describeMethod } from './handler-host.js';
import { type SourcedParameter, sourcedParameters } from '../handler/parameter-source.js';

/** A handler that has parameters which this package fills. */
export interface SourcedHandler extends Pick<FoundHandler, 'declarations'> {
  /** How messages name it. */
  readonly place: string;
  readonly parameters: readonly SourcedParameter[];
}

/** Those of the handlers that have such parameters. */
export function findParameterSources(found: readonly FoundHandler[]): SourcedHandler[] {
  const sourced: SourcedHandler[] = [];
  for (const handler of found) {
    const { host, methodName, declarations } = handler;
    const parameters = sourcedParameters(host.prototype, methodName);
    if (parameters.length > 0) sourced.push({ place: describeMethod(handler), declarations, parameters });
  }
  return sourced;
}
