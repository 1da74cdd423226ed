import { type ExceptionFilterMetadata, selectExceptionFilterMetadata } from '@nestjs/common/internal';
import type { HostedMethod } from '../discovery/handler-host.js';
import type { CallArguments } from './handler-params.js';
import type { HandlerResult, HandlerStage } from './handler-result.js';
import { hostOf } from './method-host.js';
import { settled } from './settled.js';

/** The way of an error through the filters of a method, the nearest first. */
export async function caught(
  filters: readonly ExceptionFilterMetadata[],
  method: HostedMethod,
  error: unknown,
  stage: HandlerStage,
  args: CallArguments,
): Promise<HandlerResult> {
  const filter = selectExceptionFilterMetadata([...filters], error);
  if (!filter) return { kind: 'failed', error, stage };
  let answer: unknown;
  try {
    answer = await filter.func(error, hostOf(method, args));
  } catch (thrown) {
    // What a filter throws stands in for what it was called with; one that throws that again has changed nothing.
    return { kind: 'failed', error: thrown, stage: thrown === error ? stage : 'handler' };
  }
  try {
    return { kind: 'filtered', value: await settled(answer, args), error };
  } catch {
    // Nest's stock filters end in a stream that fails with a summary of the error: the error itself says more.
    return { kind: 'failed', error, stage };
  }
}
