import type { IncomingMessage } from 'node:http';
import { SlackRefusal } from '../workspace/refusal.js';
import type { World } from '../world/world.js';
import type { ApiResponse } from '../web-api/api-exchange.js';

/** Takes the bytes of files from apps, and gives them. */
export class FilesDoor {
  constructor(private readonly world: World) {}

  /** @throws SlackRefusal `not_found` when nobody began such an upload */
  async upload(key: string, contentType: string | undefined, body: Buffer): Promise<ApiResponse> {
    this.world.shared.files.receive(key, await bytesIn(contentType, body));
    return { status: 200, body: { ok: true } };
  }

  /** @throws SlackRefusal `file_not_found`, or `not_authed` without a bot's token, where Slack shows a page to log in */
  download(path: string, { headers }: IncomingMessage): ApiResponse {
    const token = /^Bearer\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
    if (this.world.ownerOf(token)?.kind !== 'bot') throw new SlackRefusal('not_authed', { status: 403 });
    const [id = ''] = path.split('/');
    const { file, content } = this.world.shared.files.get(id);
    return { status: 200, body: {}, content: { type: file.mimetype, bytes: content } };
  }
}

/** What was uploaded: the one part of a form, or the body itself. */
async function bytesIn(contentType: string | undefined, body: Buffer): Promise<Uint8Array> {
  if (!/^(?:multipart\/form-data|application\/x-www-form-urlencoded)/i.test(contentType ?? '')) return body;
  const headers = { 'content-type': contentType ?? '' };
  const form = await new Response(Uint8Array.from(body), { headers }).formData().catch(() => {
    throw new SlackRefusal('invalid_form_data', { status: 400 });
  });
  const [part = ''] = [...form.values()];
  return typeof part === 'string' ? Buffer.from(part) : new Uint8Array(await part.arrayBuffer());
}
