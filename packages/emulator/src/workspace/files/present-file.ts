import { extname } from 'node:path';
import type { JsonObject } from '../../json.js';
import { wellFormed } from '../../well-formed.js';
import type { SlackFile } from './files.js';
import type { RemoteSource } from './remote-files.js';
import type { Workspace } from '../workspace.js';

/** A file as Slack writes it in messages and answers. */
export function presentFile({ files }: Workspace, file: SlackFile): JsonObject {
  const { id, name, title, mimetype, size, user, created } = file;
  if (!files.find(id)) return { id, mode: 'tombstone' };
  const filetype = extname(name).slice(1) || 'binary';
  const url = file.remote?.url ?? `${files.urlBase()}${id}/${encodeURIComponent(wellFormed(name))}`;
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
    ...presentPlace(file.remote),
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

function presentPlace(remote: RemoteSource | undefined): JsonObject {
  if (!remote) return { mode: 'hosted', is_external: false, external_type: '' };
  const { appId, externalId, url } = remote;
  return {
    mode: 'external',
    is_external: true,
    external_type: 'app',
    external_id: externalId,
    external_url: url,
    app_id: appId,
  };
}
