import { extname } from 'node:path';
import type { JsonObject } from '../json.js';
import type { SlackFile } from './files.js';
import type { Workspace } from './workspace.js';

/** A file as Slack writes it in messages and answers. */
export function presentFile({ files }: Workspace, file: SlackFile): JsonObject {
  const { id, name, title, mimetype, size, user, created } = file;
  if (!files.find(id)) return { id, mode: 'tombstone' };
  const filetype = extname(name).slice(1) || 'binary';
  const url = `${files.urlBase()}${id}/${encodeURIComponent(name)}`;
  return {
    id,
    created,
    timestamp: created,
    name,
    title,
    mimetype,
    filetype,
    pretty_type: filetype.toUpperCase(),
    user,
    editable: false,
    size,
    mode: 'hosted',
    is_external: false,
    external_type: '',
    is_public: true,
    public_url_shared: files.find(id)?.isPublicUrlShared ?? false,
    display_as_bot: false,
    username: '',
    url_private: url,
    url_private_download: url,
    permalink: url,
    permalink_public: url,
  };
}
