import { EventEmitter, on } from 'node:events';
import { isJsonObject, type JsonObject, objectAt, stringAt } from '../../../src/json.js';
import type { SlackEmulator } from '../../../src/slack-emulator.js';
import { RawApp } from '../../support/raw-app.js';

/** An app that posts to #general, and answers nothing of its own: it notes what it hears. */
export class Poster {
  /** The payloads that came, the oldest first. */
  readonly heard: JsonObject[] = [];
  readonly #news = new EventEmitter();

  private constructor(readonly app: RawApp) {}

  /** @param answer what it acknowledges a payload with. Default: nothing */
  static async start(
    slack: SlackEmulator,
    answer: (payload: JsonObject) => unknown = () => undefined,
  ): Promise<Poster> {
    const app = new RawApp(slack);
    const poster = new Poster(app);
    const connection = await app.connect();
    connection.acknowledgeAll(envelope => {
      const payload = objectAt(envelope, 'payload') ?? {};
      poster.heard.push(payload);
      poster.#news.emit('heard', payload);
      return answer(payload);
    });
    return poster;
  }

  /** Resolves to the next payload of a type. @throws Error when none comes within 10 s */
  async hears(type: string): Promise<JsonObject> {
    const signal = AbortSignal.timeout(10_000);
    for await (const [payload] of on(this.#news, 'heard', { signal })) {
      if (isJsonObject(payload) && payload.type === type) return payload;
    }
    throw new Error(`No ${type} came.`);
  }

  /** Calls a method that Slack takes. @returns its answer */
  async call(method: string, args: JsonObject): Promise<JsonObject> {
    const { body } = await this.app.call(method, args);
    if (body.ok !== true) throw new Error(`Slack would not take it: ${JSON.stringify(body)}`);
    return body;
  }

  async posts(message: JsonObject): Promise<void> {
    await this.call('chat.postMessage', { channel: 'general', text: 'Look', ...message });
  }

  /** A picture among the files of this Slack. @returns its id */
  async uploads(filename: string, content: Buffer): Promise<string> {
    const begun = await this.call('files.getUploadURLExternal', { filename, length: content.length });
    await fetch(stringAt(begun, 'upload_url') ?? '', { method: 'POST', body: new Uint8Array(content) });
    const id = stringAt(begun, 'file_id') ?? '';
    await this.call('files.completeUploadExternal', { files: [{ id }] });
    return id;
  }
}
