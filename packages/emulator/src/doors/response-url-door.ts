import { applyMessageAnswer } from '../answers/message-answer.js';
import type { JsonObject } from '../json.js';
import { SlackRefusal } from '../workspace/refusal.js';
import type { Workspace } from '../workspace/workspace.js';
import type { ApiResponse } from '../web-api/web-api.js';

/** Takes what apps post to response URLs. */
export class ResponseUrlDoor {
  constructor(private readonly workspace: Workspace) {}

  /** @throws SlackRefusal when the URL is no longer good, or what was posted is no message */
  handle(key: string, fields: JsonObject): ApiResponse {
    const target = this.workspace.responseUrls.use(key);
    try {
      applyMessageAnswer(this.workspace, target, fields);
    } catch (error) {
      if (!(error instanceof SlackRefusal)) throw error;
      throw new SlackRefusal(error.code, { ...error.details, status: 400 });
    }
    return { status: 200, body: { ok: true } };
  }
}
