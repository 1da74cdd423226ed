import { applyMessageAnswer } from '../answers/message-answer.js';
import type { Journal } from '../journal/journal.js';
import type { JsonObject } from '../json.js';
import { SlackRefusal } from '../workspace/refusal.js';
import type { ResponseTarget } from '../workspace/apps/response-urls.js';
import type { World } from '../world/world.js';
import type { ApiResponse } from '../web-api/api-exchange.js';

/** Takes what apps post to response URLs. */
export class ResponseUrlDoor {
  constructor(
    private readonly world: World,
    private readonly journal: Journal,
  ) {}

  /** @throws SlackRefusal when the URL is no longer good, or what was posted is no message */
  handle(key: string, fields: JsonObject): ApiResponse {
    const at = this.world.shared.clock.now();
    try {
      this.#apply(this.world.shared.responseUrls.use(key), fields);
    } catch (error) {
      if (error instanceof SlackRefusal) this.#note(key, fields, at, error.code);
      throw error;
    }
    this.#note(key, fields, at);
    return { status: 200, body: { ok: true } };
  }

  #apply(target: ResponseTarget, fields: JsonObject): void {
    try {
      applyMessageAnswer(this.world.workspace(target.teamId), target, fields);
    } catch (error) {
      if (!(error instanceof SlackRefusal)) throw error;
      throw new SlackRefusal(error.code, { ...error.details, status: 400 });
    }
  }

  #note(key: string, fields: JsonObject, at: number, error?: string): void {
    const { responseUrls } = this.world.shared;
    const appId = responseUrls.appOf(key);
    const app = appId === undefined ? null : (this.world.apps.find(appId)?.name ?? null);
    const refused = error === undefined ? {} : { error };
    this.journal.tell('response', { app, key, fields, ...refused, at });
  }
}
