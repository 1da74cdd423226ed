import { BoundedMap } from '../../collections/bounded-map.js';
import type { Identifiers } from '../identifiers.js';
import { SlackRefusal } from '../refusal.js';
import type { SlackFile } from './files.js';

/** Of so many that were begun and not ended it is known: the oldest are given up. */
const LIMIT = 1000;

/** A file whose bytes have come. */
export interface Received {
  readonly file: SlackFile;
  readonly content: Uint8Array;
}

/** An upload that an app has begun. */
interface Upload {
  /** The secret that its URL ends in. It begins with the id of the file. */
  readonly key: string;
  readonly file: SlackFile;
  content: Uint8Array | null;
}

/** The uploads that are under way. */
export class Uploads {
  /** By the ids of the files to be. */
  readonly #uploads = new BoundedMap<string, Upload>(LIMIT);

  constructor(private readonly ids: Identifiers) {}

  /** @returns the secret key that its URL ends in */
  begin(file: SlackFile): string {
    const key = `${file.id}-${this.ids.key()}`;
    this.#uploads.set(file.id, { key, file, content: null });
    return key;
  }

  /** @throws SlackRefusal `not_found` when there is no such upload */
  receive(key: string, content: Uint8Array): void {
    const upload = this.#uploads.get(key.split('-', 1)[0] ?? '');
    if (upload?.key !== key) throw new SlackRefusal('not_found', { status: 404 });
    upload.content = content;
  }

  /** What has come of somebody's upload. @throws SlackRefusal `file_not_found` or `access_denied` */
  received(user: string, id: string): Received {
    const { file, content = null } = this.#uploads.get(id) ?? {};
    if (!file || content === null) throw new SlackRefusal('file_not_found');
    if (file.user !== user) throw new SlackRefusal('access_denied');
    return { file: { ...file, size: content.length }, content };
  }

  end(id: string): void {
    this.#uploads.delete(id);
  }
}
