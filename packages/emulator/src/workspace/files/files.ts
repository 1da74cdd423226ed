import { BoundedMap } from '../../collections/bounded-map.js';
import type { Clock } from '../../time/clock.js';
import type { Identifiers } from '../identifiers.js';
import { SlackApiError } from '../api-error.js';
import { getMimetype, type NewFile, type RemoteSource, type SlackFile } from './slack-file.js';
import type { ChangeListener } from '../workspace-change.js';

/** An upload whose bytes have come, and what its file is to be called. */
export interface CompletedUpload {
  readonly id: string;
  readonly title?: string | undefined;
}

/** A file of an earlier state. What isn't said is made up, or told by its name and content. */
export type RestoredFile = Pick<SlackFile, 'name' | 'user'> &
  Partial<Omit<SlackFile, 'size' | 'mimetype'>> & { readonly content: Uint8Array };

/** Of so many it is known that they were deleted. */
const MAX_DELETED = 1000;
const EMPTY_CONTENT = new Uint8Array();

/** The files of the workspace, and the uploads that are under way. */
export class FileStore {
  readonly #files = new Map<string, { readonly file: SlackFile; readonly content: Uint8Array }>();
  readonly #uploads: Uploads;
  /** The ids of those that were deleted last: of these Slack says so. */
  readonly #deleted = new BoundedMap<string, true>(MAX_DELETED);

  constructor(
    private readonly ids: Identifiers,
    private readonly clock: Clock,
    /** What the id and name of a file follow in its URL. */
    readonly urlBase: () => string,
    private readonly changed: ChangeListener,
  ) {
    this.#uploads = new Uploads(ids);
  }

  get all(): readonly SlackFile[] {
    return [...this.#files.values()].map(({ file }) => file);
  }

  find(id: string): SlackFile | undefined {
    return this.#files.get(id)?.file;
  }

  add(user: string, { name, content, title }: NewFile): SlackFile {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    return this.#keep(this.#made(user, name, bytes, title), bytes);
  }

  /** Begins an upload. @returns the id of the file to be, and the secret key that its URL ends in */
  beginUpload(user: string, name: string, size: number): { readonly id: string; readonly key: string } {
    // What it is told by comes later.
    const file = { ...this.#made(user, name, EMPTY_CONTENT), size };
    return { id: file.id, key: this.#uploads.begin(file) };
  }

  /** @throws SlackApiError `not_found` when there is no such upload */
  receiveUpload(key: string, content: Uint8Array): void {
    this.#uploads.receive(key, content);
  }

  /** Ends uploads: all of them, or none. @throws SlackApiError `file_not_found` or `access_denied` */
  completeUpload(user: string, ended: readonly CompletedUpload[]): SlackFile[] {
    const uploads = new Map(ended.map(({ id, title }) => [id, { title, ...this.#uploads.received(user, id) }]));
    return Array.from(uploads, ([id, { title, file, content }]) => {
      this.#uploads.end(id);
      const mimetype = getMimetype(file.name, content);
      return this.#keep({ ...file, title: title ?? file.title, mimetype }, content);
    });
  }

  /** What is in a file that is there. */
  contentOf(id: string): Uint8Array | undefined {
    return this.#files.get(id)?.content;
  }

  /** @throws SlackApiError `file_deleted`, or `file_not_found` for one that never was */
  get(id: string): { readonly file: SlackFile; readonly content: Uint8Array } {
    const found = this.#files.get(id);
    if (!found) throw new SlackApiError(this.#deleted.get(id) ? 'file_deleted' : 'file_not_found');
    return found;
  }

  /** Restores a file without notifying apps. */
  restore({ content, name, user, title, ...kept }: RestoredFile): SlackFile {
    const file = { ...this.#made(user, name, content, title), ...kept };
    this.#files.set(file.id, { file, content });
    return file;
  }

  delete(file: SlackFile): void {
    this.#files.delete(file.id);
    this.#deleted.set(file.id, true);
    this.changed({ kind: 'file_deleted', file, at: this.ids.timestamp() });
  }

  /** Tells of a file that lies elsewhere. */
  addRemote(user: string, title: string, remote: RemoteSource, type = 'binary'): SlackFile {
    const file = { ...this.#made(user, `${remote.externalId}.${type}`, EMPTY_CONTENT, title), remote };
    return this.#keep(file, EMPTY_CONTENT);
  }

  /** @throws SlackApiError `file_not_found` */
  change({ id }: SlackFile, to: Pick<Partial<SlackFile>, 'title' | 'isPublicUrlShared' | 'remote'>): SlackFile {
    const { file, content } = this.get(id);
    const changed = { ...file, ...to };
    this.#files.set(id, { file: changed, content });
    this.changed({ kind: 'file_changed', file: changed, at: this.ids.timestamp() });
    return changed;
  }

  #keep(file: SlackFile, content: Uint8Array): SlackFile {
    this.#files.set(file.id, { file, content });
    this.changed({ kind: 'file_created', file, at: this.ids.timestamp() });
    return file;
  }

  #made(user: string, name: string, content: Uint8Array, title = name): SlackFile {
    const [mimetype, size] = [getMimetype(name, content), content.length];
    return { id: this.ids.next('F'), name, title, mimetype, size, user, created: Math.trunc(this.clock.now() / 1000) };
  }
}

/** Of so many that were begun and not ended it is known: the oldest are given up. */
const MAX_PENDING_UPLOADS = 1000;

/** A file whose bytes have come. */
export interface ReceivedUpload {
  readonly file: SlackFile;
  readonly content: Uint8Array;
}

/** An upload that an app has begun. */
interface PendingUpload {
  /** The secret that its URL ends in. It begins with the id of the file. */
  readonly key: string;
  readonly file: SlackFile;
  content: Uint8Array | null;
}

/** The uploads that are under way. */
export class Uploads {
  /** By the ids of the files to be. */
  readonly #uploads = new BoundedMap<string, PendingUpload>(MAX_PENDING_UPLOADS);

  constructor(private readonly ids: Identifiers) {}

  /** @returns the secret key that its URL ends in */
  begin(file: SlackFile): string {
    const key = `${file.id}-${this.ids.secretKey()}`;
    this.#uploads.set(file.id, { key, file, content: null });
    return key;
  }

  /** @throws SlackApiError `not_found` when there is no such upload */
  receive(key: string, content: Uint8Array): void {
    const upload = this.#uploads.get(key.split('-', 1)[0] ?? '');
    if (upload?.key !== key) throw new SlackApiError('not_found', { status: 404 });
    upload.content = content;
  }

  /** What has come of somebody's upload. @throws SlackApiError `file_not_found` or `access_denied` */
  received(user: string, id: string): ReceivedUpload {
    const { file, content = null } = this.#uploads.get(id) ?? {};
    if (!file || content === null) throw new SlackApiError('file_not_found');
    if (file.user !== user) throw new SlackApiError('access_denied');
    return { file: { ...file, size: content.length }, content };
  }

  end(id: string): void {
    this.#uploads.delete(id);
  }
}
