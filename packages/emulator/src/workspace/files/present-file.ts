import { extname } from 'node:path';
import type { JsonObject } from '../../json.js';
import { toWellFormed } from '../../strings.js';
import type { RemoteSource, SlackFile } from './slack-file.js';
import type { Workspace } from '../workspace.js';
import type { ChannelKind } from '../channels/channel.js';
import type { Message } from '../messages/message.js';

/** A file as Slack writes it in messages and answers. */
export function presentFile({ files }: Workspace, file: SlackFile): JsonObject {
  const { id, name, title, mimetype, size, user, created } = file;
  if (!files.find(id)) return { id, mode: 'tombstone' };
  const filetype = extname(name).slice(1) || 'binary';
  const url = file.remote?.url ?? `${files.urlBase()}${id}/${encodeURIComponent(toWellFormed(name))}`;
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
    ...presentFileUrls(file.remote),
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

function presentFileUrls(remote: RemoteSource | undefined): JsonObject {
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

/** The ids of the channels of these kinds that a file was shared in. */
export function listShares(workspace: Workspace, file: SlackFile, ...kinds: ChannelKind[]): string[] {
  return [...new Set(workspace.messages.withFile(file.id).map(({ channel }) => channel))].filter(id => {
    const kind = workspace.channels.find(id)?.kind;
    return kind !== undefined && kinds.includes(kind);
  });
}

/** Whether a file was shared in a public channel, by any message but this one. */
export function isPublic(workspace: Workspace, file: SlackFile, but?: Message): boolean {
  return workspace.messages
    .withFile(file.id)
    .some(
      ({ channel, ts }) =>
        workspace.channels.find(channel)?.kind === 'channel' && !(channel === but?.channel && ts === but.ts),
    );
}

/** By channel, the messages: whoever uploads a file finds the thread under it so. */
function presentShares(workspace: Workspace, file: SlackFile): JsonObject {
  const { channels, team } = workspace;
  const shares = { public: new Map<string, JsonObject[]>(), private: new Map<string, JsonObject[]>() };
  for (const { channel, ts, user } of workspace.messages.withFile(file.id)) {
    const known = channels.find(channel);
    if (!known) continue;
    const where = shares[known.kind === 'channel' ? 'public' : 'private'];
    const share = { ts, channel_name: known.name, team_id: team.id, share_user_id: user, source: 'UNKNOWN' };
    where.set(channel, [...(where.get(channel) ?? []), share]);
  }
  const parts = Object.entries(shares).filter(([, where]) => where.size > 0);
  return Object.fromEntries(parts.map(([name, where]) => [name, Object.fromEntries(where)]));
}

/** Whether a user may see a file: theirs, or shared where they may look. */
export function isFileVisible(workspace: Workspace, file: SlackFile, userId: string): boolean {
  return (
    file.user === userId ||
    listShares(workspace, file, 'channel', 'group', 'im', 'mpim').some(id => workspace.channels.isVisibleTo(userId, id))
  );
}

/** A file with where it was shared, as the `files.*` methods show it. */
export function presentFileWithShares(workspace: Workspace, file: SlackFile): JsonObject {
  const channels = listShares(workspace, file, 'channel');
  return {
    ...presentFile(workspace, file),
    is_public: channels.length > 0,
    channels,
    groups: listShares(workspace, file, 'group', 'mpim'),
    ims: listShares(workspace, file, 'im'),
    shares: presentShares(workspace, file),
    comments_count: 0,
    is_starred: false,
    has_rich_preview: false,
  };
}
