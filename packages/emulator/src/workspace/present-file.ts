import { extname } from 'node:path';
import type { JsonObject } from '../json.js';
import type { SlackFile } from './files.js';
import type { Workspace } from './workspace.js';

/** A file as Slack writes it in messages and answers. */
export function presentFile({ files }: Workspace, file: SlackFile): JsonObject {
  const { id, name, title, mimetype, size, user, created } = file;
  const url = `${files.urlBase()}${id}/${encodeURIComponent(name)}`;
  return {
    id,
    created,
    timestamp: created,
    name,
    title,
    mimetype,
    filetype: extname(name).slice(1) || 'binary',
    user,
    size,
    mode: 'hosted',
    is_external: false,
    is_public: true,
    url_private: url,
    url_private_download: url,
    permalink: url,
  };
}
