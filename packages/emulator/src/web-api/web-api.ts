import { findMethodFacts } from '../api-reference/method-facts.js';
import type { MethodFacts } from '../api-reference/reference-types.js';
import type { FaultPlan } from '../faults/fault-plan.js';
import type { EventLog } from '../event-log/event-log.js';
import type { ApiCall } from '../event-log/records.js';
import { type JsonObject, objectAt, stringAt } from '../json.js';
import type { App } from '../workspace/apps/app.js';
import type { Clock } from '../time/clock.js';
import { SlackApiError } from '../workspace/api-error.js';
import type { TokenOwner, WorkspaceRegistry } from '../workspace/workspace-registry.js';
import type { ApiRequest, ApiResponse } from './api-exchange.js';
import { appMethods, manifestMethods } from './methods/apps.methods.js';
import { Arguments, checkArguments, findUnknownArguments } from './arguments.js';
import { createCannedResponse, createCannedValues } from './canned-response.js';
import { checkChannelScopes, checkToken, toScopeHeaders } from './token-check.js';
import { METHOD_TABLE } from './methods/method-table.js';
import { unauthenticatedMethods } from './methods/unauthenticated.methods.js';
import { RateLimits, type RateLimitOptions } from './rate-limits.js';

export interface WebApiParts {
  readonly world: WorkspaceRegistry;
  readonly journal: EventLog;
  readonly faults: FaultPlan;
  readonly clock: Clock;
  /** `undefined` disables rate limits. */
  readonly rateLimits: RateLimitOptions | undefined;
  readonly issueConnectionUrl: (app: App) => string;
  readonly uploadUrlBase: () => string;
}

/** A call during its checks. */
interface ApiCallContext {
  readonly request: ApiRequest;
  readonly token: string | undefined;
  readonly owner: TokenOwner | undefined;
  /** The arguments without the token. */
  readonly args: JsonObject;
  /** When the call arrived. */
  readonly at: number;
}

/** The result of a call. */
interface ApiCallOutcome {
  readonly body: JsonObject;
  readonly canned?: true;
}

/** Slack's Web API. Finds the method, checks the token, scopes and arguments, runs the method and records the call. */
export class WebApi {
  readonly #rateLimits: RateLimits | undefined;

  constructor(private readonly parts: WebApiParts) {
    this.#rateLimits = parts.rateLimits && new RateLimits(parts.rateLimits, parts.clock);
  }

  handle(request: ApiRequest): ApiResponse {
    const { token: bodyToken, ...args } = request.args;
    const token = request.bearer ?? (typeof bodyToken === 'string' ? bodyToken : undefined);
    const owner = token === undefined ? undefined : this.parts.world.findTokenOwner(token, stringAt(args, 'team_id'));
    const call: ApiCallContext = { request, token, owner, args, at: this.parts.clock.now() };
    const facts = findMethodFacts(request.method);
    if (!facts) return this.#refuse(call, [], new SlackApiError('unknown_method'));
    const warnings = listCallWarnings(facts, request.contentType);
    const headers = owner ? toScopeHeaders(facts, owner) : {};
    try {
      const { body, canned } = this.#run(call, facts);
      this.#note(call, { ok: true, ...(canned ? { canned } : {}) }, warnings, findUnknownArguments(facts, args));
      const marked = canned ? { ...headers, 'x-emulated': 'canned' } : headers;
      return { status: 200, headers: marked, body: addWarnings({ ok: true, ...body }, warnings) };
    } catch (error) {
      if (!(error instanceof SlackApiError)) throw error;
      const refused = this.#refuse(call, warnings, error);
      return { ...refused, headers, body: addWarnings(refused.body, warnings) };
    }
  }

  #run(call: ApiCallContext, facts: MethodFacts): ApiCallOutcome {
    const { request, token, args } = call;
    this.parts.faults.checkCall(request.method);
    if (facts.tokens?.includes('app') && request.httpMethod !== 'POST') throw new SlackApiError('insecure_request');
    const isInHeader = request.bearer !== undefined;
    const owner = facts.tokens && checkToken(facts, { token, isInHeader, owner: call.owner });
    this.#checkRate(request.method, facts, owner, args);
    checkArguments(facts, args);
    if (owner && owner.kind !== 'app' && owner.kind !== 'configuration')
      checkChannelScopes(request.method, facts, owner, new Arguments(args));
    const body = this.#behave(call, owner);
    if (body) return { body };
    const workspace = owner && owner.kind !== 'app' ? owner.workspace : this.parts.world.workspace();
    const values = createCannedValues(workspace, owner, args, this.parts.clock.now());
    return { body: createCannedResponse(facts.reply ?? {}, values), canned: true };
  }

  /** Runs the method. Returns `undefined` if the emulator does not implement it. */
  #behave({ request, token = '', args: raw }: ApiCallContext, owner: TokenOwner | undefined): JsonObject | undefined {
    const { world, issueConnectionUrl, uploadUrlBase } = this.parts;
    const { method } = request;
    const args = new Arguments(raw);
    if (!owner) return getMethodName(unauthenticatedMethods, method)?.({ args, world });
    if (owner.kind === 'app')
      return getMethodName(appMethods, method)?.({ args, app: owner.app, world, issueConnectionUrl });
    if (owner.kind === 'configuration') return getMethodName(manifestMethods, method)?.({ args, world });
    const { app, workspace, userId, scopes, executionId } = owner;
    const caller = { token, app, workspace, userId, scopes, executionId };
    return getMethodName(METHOD_TABLE, method)?.({ args, ...caller, world, uploadUrlBase });
  }

  #checkRate(method: string, facts: MethodFacts, owner: TokenOwner | undefined, args: JsonObject): void {
    if (!this.#rateLimits) return;
    const teamId = owner && owner.kind !== 'app' ? owner.workspace.team.id : '';
    const channel = typeof args.channel === 'string' ? args.channel : undefined;
    this.#rateLimits.check({ method, facts, caller: `${teamId} ${owner?.app?.appId ?? ''}`, channel });
  }

  #refuse(call: ApiCallContext, warnings: readonly string[], refusal: SlackApiError): ApiResponse {
    const { messages, retryAfter, injected } = refusal.details;
    const said = {
      ...(messages ? { messages } : {}),
      ...(retryAfter === undefined ? {} : { retryAfterMs: getRetryAfter(retryAfter, this.parts.clock.now()) }),
      ...(injected ? { injected } : {}),
    };
    this.#note(call, { ok: false, error: refusal.code, ...said }, warnings, []);
    return toErrorResponse(refusal);
  }

  #note(
    { request, owner, args, at }: ApiCallContext,
    outcome: Pick<ApiCall, 'ok' | 'error' | 'canned' | 'messages' | 'retryAfterMs' | 'injected'>,
    warnings: readonly string[],
    unknown: readonly string[],
  ): void {
    this.parts.journal.recordApiCall({
      method: request.method,
      args,
      ...outcome,
      ...(warnings.length > 0 ? { warnings } : {}),
      ...(unknown.length > 0 ? { unknownArguments: unknown } : {}),
      app: owner?.app?.name ?? null,
      tokenKind: owner?.kind ?? null,
      at,
    });
  }
}

const getMethodName = <Method>(table: Readonly<Record<string, Method>>, name: string): Method | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

/** Converts `Retry-After`, which contains seconds or a date, to milliseconds. */
const getRetryAfter = (retryAfter: string, now: number): number =>
  /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Math.max(0, Date.parse(retryAfter) - now);

/** Converts an error to an HTTP response. */
export function toErrorResponse({ code, details }: SlackApiError): ApiResponse {
  const { messages, status = 200, retryAfter, instead, body } = details;
  return {
    status,
    retryAfter,
    instead,
    body: { ok: false, error: code, ...body, ...(messages ? { response_metadata: { messages: [...messages] } } : {}) },
  };
}

/** Lists Slack's warnings for a deprecated method and for a missing or superfluous charset. */
export function listCallWarnings(facts: MethodFacts, contentType: string | undefined): string[] {
  const isForm = /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(contentType ?? '');
  const hasCharset = /;\s*charset=/i.test(contentType ?? '');
  return [
    ...(facts.deprecated ? ['method_deprecated'] : []),
    ...(contentType !== undefined && !isForm && !hasCharset ? ['missing_charset'] : []),
    ...(isForm && hasCharset ? ['superfluous_charset'] : []),
  ];
}

/** Adds warnings after those of the method itself. */
export function addWarnings(body: JsonObject, warnings: readonly string[]): JsonObject {
  const own = typeof body.warning === 'string' ? [body.warning] : [];
  const all = [...own, ...warnings];
  if (all.length === 0) return body;
  const metadata = { ...objectAt(body, 'response_metadata'), warnings: all };
  return { ...body, warning: all.join(','), response_metadata: metadata };
}
