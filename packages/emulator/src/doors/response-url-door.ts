import { applyMessageAnswer } from '../answers/message-answer.js';
import type { JsonObject } from '../json.js';
import { SlackRefusal } from '../workspace/refusal.js';
import type { World } from '../world/world.js';
import type { ApiResponse } from '../web-api/api-exchange.js';

/** Takes what apps post to response URLs. */
export class ResponseUrlDoor {
  constructor(private readonly world: World) {}

  /** @throws SlackRefusal when the URL is no longer good, or what was posted is no message */
  handle(key: string, fields: JsonObject): ApiResponse {
    const target = this.world.shared.responseUrls.use(key);
    try {
      applyMessageAnswer(this.world.workspace(target.teamId), target, fields);
    } catch (error) {
      if (!(error instanceof SlackRefusal)) throw error;
      throw new SlackRefusal(error.code, { ...error.details, status: 400 });
    }
    return { status: 200, body: { ok: true } };
  }
}
