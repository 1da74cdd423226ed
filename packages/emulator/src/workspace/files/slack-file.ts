import { SlackApiError } from '../api-error.js';
import { isUtf8 } from 'node:buffer';
import { extname } from 'node:path';

/** A file that was uploaded. */
export interface SlackFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly mimetype: string;
  /** In bytes. */
  readonly size: number;
  /** The id of the user who uploaded it. */
  readonly user: string;
  /** Seconds since the epoch. */
  readonly created: number;
  /** Whether everybody in the world may see it by its public URL. */
  readonly isPublicUrlShared?: boolean | undefined;
  /** Set on a file that lies elsewhere. */
  readonly remote?: RemoteSource | undefined;
}

/** A file to upload. */
export interface NewFile {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Default: the name. */
  readonly title?: string;
}

/** Where a file lies that Slack only knows of. */
export interface RemoteSource {
  /** The app that told of it. */
  readonly appId: string;
  /** What the app calls it. */
  readonly externalId: string;
  readonly url: string;
}

interface FileList {
  readonly all: readonly SlackFile[];
}

/** Which remote file is meant, by one of its two ids. */
export interface RemoteFileKey {
  readonly file?: string | undefined;
  readonly externalId?: string | undefined;
}

/** The files of an app that lie elsewhere. @throws SlackApiError `too_many_ids` or `file_not_found` */
export function createRemoteFile(files: FileList, appId: string, { file, externalId }: RemoteFileKey): SlackFile {
  if (file !== undefined && externalId !== undefined) throw new SlackApiError('too_many_ids');
  const found = findRemoteFiles(files, appId).find(
    each => each.id === file || (externalId !== undefined && each.remote?.externalId === externalId),
  );
  if (!found) throw new SlackApiError('file_not_found');
  return found;
}

/** The files of an app that lie elsewhere, the newest first. */
export function findRemoteFiles(files: FileList, appId: string): SlackFile[] {
  return files.all.filter(({ remote }) => remote?.appId === appId).toReversed();
}

const MIMETYPES_BY_EXTENSION: Readonly<Record<string, string>> = {
  '.csv': 'text/csv',
  '.gif': 'image/gif',
  '.htm': 'text/html',
  '.html': 'text/html',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.json': 'application/json',
  '.md': 'text/markdown',
  '.mp4': 'video/mp4',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.webp': 'image/webp',
};

/** As its name says; where that says nothing, whether it is text: a log, a script, whatever somebody calls it. */
export function getMimetype(name: string, content: Uint8Array): string {
  return (
    MIMETYPES_BY_EXTENSION[extname(name).toLowerCase()] ??
    (isTextType(content) ? 'text/plain' : 'application/octet-stream')
  );
}

const isTextType = (content: Uint8Array): boolean => content.length > 0 && isUtf8(content) && !content.includes(0);
