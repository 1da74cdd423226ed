import type { FaultPlan } from '../faults/fault-plan.js';
import type { Journal } from '../journal/journal.js';
import type { JsonObject } from '../json.js';
import type { AppInstall, TokenOwner } from '../workspace/app-install.js';
import type { Clock } from '../workspace/clock.js';
import { SlackRefusal, type InsteadOfAnswer } from '../workspace/refusal.js';
import type { Workspace } from '../workspace/workspace.js';
import { Arguments } from './arguments.js';
import type { Method, MethodTable } from './method.js';
import { methods } from './method-table.js';

/** A call as it came in. */
export interface ApiRequest {
  readonly method: string;
  readonly httpMethod: string;
  /** The bearer token of the `Authorization` header. */
  readonly bearer: string | undefined;
  /** Body and query, the token among them where the caller put it there. */
  readonly args: JsonObject;
}

/** What goes back. */
export interface ApiResponse {
  readonly status: number;
  readonly retryAfter?: string | undefined;
  /** What comes in place of the body. */
  readonly instead?: InsteadOfAnswer | undefined;
  readonly body: JsonObject;
  /** What comes instead of JSON: a file. */
  readonly content?: { readonly type: string; readonly bytes: Uint8Array };
}

/** What the Web API works with. */
export interface WebApiParts {
  readonly workspace: Workspace;
  readonly journal: Journal;
  readonly faults: FaultPlan;
  readonly clock: Clock;
  readonly issueConnectionUrl: (app: AppInstall) => string;
  readonly uploadUrlBase: () => string;
}

/** Slack's Web API: finds the method, checks the token, runs it and keeps a record of the call. */
export class WebApi {
  readonly #methods: MethodTable = methods;

  constructor(private readonly parts: WebApiParts) {}

  handle(request: ApiRequest): ApiResponse {
    const { token: bodyToken, ...args } = request.args;
    const token = request.bearer ?? (typeof bodyToken === 'string' ? bodyToken : undefined);
    const owner = token === undefined ? undefined : this.parts.workspace.ownerOf(token);
    try {
      const body = { ok: true, ...this.#run(request, token, owner, new Arguments(args)) };
      this.#note(request.method, args, owner, undefined);
      return { status: 200, body };
    } catch (error) {
      if (!(error instanceof SlackRefusal)) throw error;
      this.#note(request.method, args, owner, error.code);
      return refusalResponse(error);
    }
  }

  #run(request: ApiRequest, token: string | undefined, owner: TokenOwner | undefined, args: Arguments): JsonObject {
    const { workspace, faults, issueConnectionUrl, uploadUrlBase } = this.parts;
    const method = Object.hasOwn(this.#methods, request.method) ? this.#methods[request.method] : undefined;
    if (!method) throw new SlackRefusal('unknown_method');
    faults.checkCall(request.method);
    if (method.token === 'none') return method.run(args);
    const { app, executionId } = authenticate(method, request, token, owner);
    if (method.token === 'app' && faults.socketModeOff !== null) throw new SlackRefusal(faults.socketModeOff);
    return method.run({ args, app, userId: app.botUserId, executionId, workspace, issueConnectionUrl, uploadUrlBase });
  }

  #note(method: string, args: JsonObject, owner: TokenOwner | undefined, error: string | undefined): void {
    const outcome = error === undefined ? { ok: true } : { ok: false, error };
    this.parts.journal.noteApiCall({
      method,
      args,
      ...outcome,
      app: owner?.app.name ?? null,
      tokenKind: owner?.kind ?? null,
      at: this.parts.clock.now(),
    });
  }
}

function authenticate(
  method: Method,
  request: ApiRequest,
  token: string | undefined,
  owner: TokenOwner | undefined,
): TokenOwner {
  if (method.token === 'app' && request.httpMethod !== 'POST') throw new SlackRefusal('insecure_request');
  if (token === undefined || (method.token === 'app' && request.bearer === undefined)) {
    throw new SlackRefusal('not_authed');
  }
  if (!owner) throw new SlackRefusal('invalid_auth');
  if (owner.problem) throw new SlackRefusal(owner.problem);
  // The token of a function is one of the app's bot.
  const kind = owner.kind === 'function' ? 'bot' : owner.kind;
  if (kind !== method.token) throw new SlackRefusal('not_allowed_token_type');
  return owner;
}

/** A refusal as HTTP carries it. */
export function refusalResponse({ code, details }: SlackRefusal): ApiResponse {
  const { messages, status = 200, retryAfter, instead } = details;
  return {
    status,
    retryAfter,
    instead,
    body: { ok: false, error: code, ...(messages ? { response_metadata: { messages: [...messages] } } : {}) },
  };
}
