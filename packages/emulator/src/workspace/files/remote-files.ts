import type { FileStore, SlackFile } from './files.js';
import { SlackRefusal } from '../refusal.js';

/** Where a file lies that Slack only knows of. */
export interface RemoteSource {
  /** The app that told of it. */
  readonly appId: string;
  /** What the app calls it. */
  readonly externalId: string;
  readonly url: string;
}

/** Which remote file is meant, by one of its two ids. */
export interface RemoteFileKey {
  readonly file?: string | undefined;
  readonly externalId?: string | undefined;
}

/** The files of an app that lie elsewhere. @throws SlackRefusal `too_many_ids` or `file_not_found` */
export function remoteFile(files: FileStore, appId: string, { file, externalId }: RemoteFileKey): SlackFile {
  if (file !== undefined && externalId !== undefined) throw new SlackRefusal('too_many_ids');
  const found = remoteFilesOf(files, appId).find(
    each => each.id === file || (externalId !== undefined && each.remote?.externalId === externalId),
  );
  if (!found) throw new SlackRefusal('file_not_found');
  return found;
}

/** The files of an app that lie elsewhere, the newest first. */
export function remoteFilesOf(files: FileStore, appId: string): SlackFile[] {
  return files.all.filter(({ remote }) => remote?.appId === appId).toReversed();
}
