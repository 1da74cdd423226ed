import type { IncomingMessage } from 'node:http';
import { SlackApiError } from '../workspace/api-error.js';
import type { WorkspaceRegistry } from '../workspace/workspace-registry.js';
import type { ApiResponse } from '../web-api/api-exchange.js';
import { applyMessageResponse } from '../app-responses/message-response.js';
import type { EventLog } from '../event-log/event-log.js';
import type { JsonObject } from '../json.js';
import type { ResponseTarget } from '../workspace/apps/triggers-and-response-urls.js';

/** Serves file uploads and downloads. */
export class FilesEndpoint {
  constructor(private readonly world: WorkspaceRegistry) {}

  /** @throws SlackApiError `not_found` if there is no such upload */
  async upload(key: string, contentType: string | undefined, body: Buffer): Promise<ApiResponse> {
    this.world.shared.files.receiveUpload(key, await readBytes(contentType, body));
    return { status: 200, body: { ok: true } };
  }

  /** @throws SlackApiError `file_not_found`, or `not_authed` without a bot token, where Slack shows a login page */
  download(path: string, { headers }: IncomingMessage): ApiResponse {
    const token = /^Bearer\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
    if (this.world.findTokenOwner(token)?.kind !== 'bot') throw new SlackApiError('not_authed', { status: 403 });
    const [id = ''] = path.split('/');
    const { file, content } = this.world.shared.files.get(id);
    return { status: 200, body: {}, content: { type: file.mimetype, bytes: content } };
  }
}

/** Returns the only part of a form, or the body itself. */
async function readBytes(contentType: string | undefined, body: Buffer): Promise<Uint8Array> {
  if (!/^(?:multipart\/form-data|application\/x-www-form-urlencoded)/i.test(contentType ?? '')) return body;
  const headers = { 'content-type': contentType ?? '' };
  const form = await new Response(Uint8Array.from(body), { headers }).formData().catch(() => {
    throw new SlackApiError('invalid_form_data', { status: 400 });
  });
  const [part = ''] = [...form.values()];
  return typeof part === 'string' ? Buffer.from(part) : new Uint8Array(await part.arrayBuffer());
}

/** Serves the posts of apps to response URLs. */
export class ResponseUrlEndpoint {
  constructor(
    private readonly world: WorkspaceRegistry,
    private readonly journal: EventLog,
  ) {}

  /** @throws SlackApiError if the URL has expired or the body is not a valid message */
  handle(key: string, fields: JsonObject): ApiResponse {
    const at = this.world.shared.clock.now();
    try {
      this.#apply(this.world.shared.responseUrls.use(key), fields);
    } catch (error) {
      if (error instanceof SlackApiError) this.#note(key, fields, at, error.code);
      throw error;
    }
    this.#note(key, fields, at);
    return { status: 200, body: { ok: true } };
  }

  #apply(target: ResponseTarget, fields: JsonObject): void {
    try {
      applyMessageResponse(this.world.workspace(target.teamId), target, fields);
    } catch (error) {
      if (!(error instanceof SlackApiError)) throw error;
      throw new SlackApiError(error.code, { ...error.details, status: 400 });
    }
  }

  #note(key: string, fields: JsonObject, at: number, error?: string): void {
    const { responseUrls } = this.world.shared;
    const appId = responseUrls.findApp(key);
    const app = appId === undefined ? null : (this.world.apps.find(appId)?.name ?? null);
    const refused = error === undefined ? {} : { error };
    this.journal.emit('response', { app, key, fields, ...refused, at });
  }
}
