import type { FaultPlan } from '../faults/fault-plan.js';
import type { Journal } from '../journal/journal.js';
import type { JsonObject } from '../json.js';
import type { App } from '../workspace/app.js';
import type { Clock } from '../workspace/clock.js';
import { SlackRefusal, type InsteadOfAnswer } from '../workspace/refusal.js';
import type { ActingTokenOwner, AppTokenOwner, TokenOwner } from '../world/token-owner.js';
import type { World } from '../world/world.js';
import { Arguments } from './arguments.js';
import type { MethodTable } from './method.js';
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
  readonly world: World;
  readonly journal: Journal;
  readonly faults: FaultPlan;
  readonly clock: Clock;
  readonly issueConnectionUrl: (app: App) => string;
  readonly uploadUrlBase: () => string;
}

/** Slack's Web API: finds the method, checks the token, runs it and keeps a record of the call. */
export class WebApi {
  readonly #methods: MethodTable = methods;

  constructor(private readonly parts: WebApiParts) {}

  handle(request: ApiRequest): ApiResponse {
    const { token: bodyToken, ...args } = request.args;
    const token = request.bearer ?? (typeof bodyToken === 'string' ? bodyToken : undefined);
    const owner = token === undefined ? undefined : this.parts.world.ownerOf(token);
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
    const { faults, issueConnectionUrl, uploadUrlBase } = this.parts;
    const method = Object.hasOwn(this.#methods, request.method) ? this.#methods[request.method] : undefined;
    if (!method) throw new SlackRefusal('unknown_method');
    faults.checkCall(request.method);
    if (method.token === 'none') return method.run(args);
    if (method.token === 'app') {
      const { app } = ofApp(request, owner);
      if (faults.socketModeOff !== null) throw new SlackRefusal(faults.socketModeOff);
      return method.run({ args, app, issueConnectionUrl });
    }
    const { app, workspace, userId, scopes, executionId } = ofBot(token, owner);
    return method.run({ args, app, workspace, userId, scopes, executionId, uploadUrlBase });
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

function ofApp(request: ApiRequest, owner: TokenOwner | undefined): AppTokenOwner {
  if (request.httpMethod !== 'POST') throw new SlackRefusal('insecure_request');
  const known = authenticated(request.bearer, owner);
  if (known.kind !== 'app') throw new SlackRefusal('not_allowed_token_type');
  return known;
}

function ofBot(token: string | undefined, owner: TokenOwner | undefined): ActingTokenOwner {
  const known = authenticated(token, owner);
  // The token of a function is one of the app's bot.
  if (known.kind === 'app' || known.kind === 'user') throw new SlackRefusal('not_allowed_token_type');
  return known;
}

function authenticated(token: string | undefined, owner: TokenOwner | undefined): TokenOwner {
  if (token === undefined) throw new SlackRefusal('not_authed');
  if (!owner) throw new SlackRefusal('invalid_auth');
  if (owner.problem) throw new SlackRefusal(owner.problem);
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
