import { ForbiddenException, type Type } from '@nestjs/common';
import { type ExceptionFilterMetadata, selectExceptionFilterMetadata } from '@nestjs/common/internal';
import type { ApplicationConfig, ContextId, ModulesContainer } from '@nestjs/core';
import {
  ExecutionContextHost,
  FORBIDDEN_MESSAGE,
  GuardsConsumer,
  GuardsContextCreator,
  InterceptorsConsumer,
  InterceptorsContextCreator,
  PipesConsumer,
  PipesContextCreator,
  STATIC_CONTEXT,
} from '@nestjs/core/internal';
import { defer, isObservable, lastValueFrom, type Observable, takeUntil } from 'rxjs';
import { BegunStream, type StreamOver } from '../answers/begun-stream.js';
import { isAsyncIterable } from '../answers/slack-stream.js';
import { wholeStream } from '../answers/whole-stream.js';
import type { SlackKind } from '../envelope/payloads.js';
import { inPresentContext } from './async-context.js';
import { HandlerFilters } from './handler-filters.js';
import { type CallArguments, HandlerParams } from './handler-params.js';
import type { HandlerResult, HandlerStage } from './handler-result.js';
import { ModulesView } from './modules-view.js';
import { SlackContext } from './slack-context.js';

/** Runs a handler with all its enhancers. Never rejects: an error is a result. */
export type RunHandler = (...args: CallArguments) => Promise<HandlerResult>;

/** Filters of a handler and what they are called for. */
export type CatchError = (error: unknown, stage: HandlerStage, args: CallArguments) => Promise<HandlerResult>;

/** A handler's method, found and callable. */
export interface HandlerMethod {
  readonly instance: object;
  /** The class that the handler belongs to, as `ExecutionContext.getClass()` names it. */
  readonly classRef: Type;
  readonly methodName: string;
  readonly callback: (...args: unknown[]) => unknown;
  readonly moduleKey: string;
}

/**
 * Wraps handlers in Nest's guards, pipes, interceptors and filters, by Nest's own consumers.
 *
 * Nest's two creators don't serve: the one for RPC loses the original error and takes a filter that returns nothing for
 * one that didn't handle; the external one looks for hosts among providers only, and so skips the class-based guards of
 * a controller without a word. Both are made of the parts used here.
 */
export class SlackContextCreator {
  readonly #guards: GuardsContextCreator;
  readonly #interceptors: InterceptorsContextCreator;
  readonly #pipes: PipesContextCreator;
  readonly #filters: HandlerFilters;
  readonly #params: HandlerParams;
  readonly #guardsConsumer = new GuardsConsumer();
  readonly #interceptorsConsumer = new InterceptorsConsumer();

  constructor(
    modules: ModulesContainer,
    private readonly config: ApplicationConfig,
  ) {
    const container = new ModulesView(modules);
    this.#guards = new GuardsContextCreator(container, config);
    this.#interceptors = new InterceptorsContextCreator(container, config);
    this.#pipes = new PipesContextCreator(container, config);
    this.#filters = new HandlerFilters(container, config);
    this.#params = new HandlerParams(this.#pipes, new PipesConsumer());
  }

  create(method: HandlerMethod, contextId: ContextId = STATIC_CONTEXT, inquirerId?: string): RunHandler {
    const { instance, callback, moduleKey } = method;
    const guards = this.#guards.create(instance, callback, moduleKey, contextId, inquirerId);
    const interceptors = this.#interceptors.create(instance, callback, moduleKey, contextId, inquirerId);
    const pipes = this.#pipes.create(instance, callback, moduleKey, contextId, inquirerId);
    const fillParams = this.#params.create(method, pipes, contextId, inquirerId);
    const catchError = this.createCatch(method, contextId, inquirerId);

    return async (...args) => {
      let stage: HandlerStage = 'guard';
      const call = async (): Promise<unknown> => {
        stage = 'pipe';
        const params = fillParams === null ? args : await fillParams(args);
        stage = 'handler';
        const answer: unknown = await callback.apply(instance, params);
        return isAsyncIterable(answer) ? inPresentContext(answer) : answer;
      };
      const pipeline = async (): Promise<unknown> => {
        if (guards.length > 0 && !(await this.#guardsConsumer.tryActivate(guards, args, instance, callback, 'rpc'))) {
          throw new ForbiddenException(FORBIDDEN_MESSAGE);
        }
        stage = 'handler';
        return this.#interceptorsConsumer.intercept(interceptors, args, instance, callback, call, 'rpc');
      };
      try {
        return { kind: 'returned', value: await settled(await this.#hooked(pipeline, method, args), args) };
      } catch (error) {
        return catchError(error, stage, args);
      }
    };
  }

  /** The way of an error through the filters of a handler; also for one that arose before its instance was there. */
  createCatch(method: HandlerMethod, contextId: ContextId = STATIC_CONTEXT, inquirerId?: string): CatchError {
    const filters = this.#filters.create(method.instance, method.callback, method.moduleKey, contextId, inquirerId);
    return (error, stage, args) => runFilters(filters, error, stage, args, hostOf(method, args));
  }

  /** Nest's global hooks around a request, where an app registered any. */
  #hooked(pipeline: () => Promise<unknown>, method: HandlerMethod, args: CallArguments): unknown {
    const hooks = this.config.getGlobalPreRequestHooks();
    if (hooks.length === 0) return pipeline();
    const host = hostOf(method, args);
    const run = (index: number): Observable<unknown> => {
      const hook = hooks[index];
      return hook ? hook(host, () => run(index + 1)) : defer(async () => settled(await pipeline(), args));
    };
    return run(0);
  }
}

async function runFilters(
  filters: ExceptionFilterMetadata[],
  error: unknown,
  stage: HandlerStage,
  args: CallArguments,
  host: ExecutionContextHost,
): Promise<HandlerResult> {
  const filter = selectExceptionFilterMetadata(filters, error);
  if (!filter) return { kind: 'failed', error, stage };
  let answer: unknown;
  try {
    answer = await filter.func(error, host);
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

/** The kinds whose streams are said as they come. */
const spokenKinds: ReadonlySet<SlackKind> = new Set(['message', 'assistant']);

/**
 * An Observable is its last value, as everywhere in Nest; a stream has begun, or is the whole message where only one can
 * be sent: a command is answered once. None of them goes on when the handler's time is over.
 */
async function settled(value: unknown, args: CallArguments): Promise<unknown> {
  const [, context] = args;
  const over = SlackContext.overOf(context);
  if (isObservable(value)) {
    return settled(await lastValueFrom(value.pipe(takeUntil(over)), { defaultValue: undefined }), args);
  }
  if (!isAsyncIterable(value)) return value;
  if (spokenKinds.has(context.kind)) return read(value, await BegunStream.begin(value, over));
  return context.kind === 'command' ? wholeAnswer(value, context, over) : value;
}

/** One message is the answer. What Slack takes in several is said by them, in their order, which an ack has no place in. */
async function wholeAnswer(
  stream: AsyncIterable<unknown>,
  context: SlackContext,
  over: Promise<StreamOver>,
): Promise<unknown> {
  const messages = await wholeStream(stream, over);
  if (messages === null) return stream;
  if (messages.length < 2) return messages[0];
  for (const message of messages) await context.respond({ ...message });
  return undefined;
}

/** What holds nothing answers nothing; what is none to show stays what it is, to be warned of. */
const read = (stream: unknown, outcome: object | 'empty' | null): unknown =>
  outcome === 'empty' ? undefined : (outcome ?? stream);

function hostOf({ classRef, callback }: HandlerMethod, args: CallArguments): ExecutionContextHost {
  const host = new ExecutionContextHost(args, classRef, callback);
  host.setType('rpc');
  return host;
}
