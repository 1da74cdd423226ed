import type { JsonObject } from '../../json.js';
import type { Bookmark } from '../../workspace/channels/bookmarks.js';
import { SlackApiError } from '../../workspace/api-error.js';
import { requireJoinedChannel, requireVisibleChannel } from './channel-access.js';
import type { MethodCall, MethodTable } from './method.js';

/** The `bookmarks.*` methods: links at the top of a channel. */
export const bookmarksMethods: MethodTable = {
  'bookmarks.add': call => {
    const { args, userId, workspace } = call;
    if (args.required('type') !== 'link') throw new SlackApiError('invalid_bookmark_type');
    const content = { title: args.required('title'), link: args.text('link') ?? '', emoji: args.text('emoji') ?? '' };
    return requireBookmark(call, workspace.bookmarks.add(requireJoinedChannel(call, 'channel_id').id, userId, content));
  },
  'bookmarks.edit': call => {
    const { args, userId, workspace } = call;
    const [title, link, emoji] = [args.text('title'), args.text('link'), args.text('emoji')];
    const { id } = requireJoinedChannel(call, 'channel_id');
    const bookmark = workspace.bookmarks.edit(id, args.required('bookmark_id'), userId, {
      ...(title === undefined ? {} : { title }),
      ...(link === undefined ? {} : { link }),
      ...(emoji === undefined ? {} : { emoji }),
    });
    return requireBookmark(call, bookmark);
  },
  'bookmarks.list': call => {
    const { bookmarks } = call.workspace;
    return {
      bookmarks: bookmarks.of(requireVisibleChannel(call, 'channel_id').id).map(each => presentBookmark(call, each)),
    };
  },
  'bookmarks.remove': call => {
    const { id } = requireJoinedChannel(call, 'channel_id');
    call.workspace.bookmarks.remove(id, call.args.required('bookmark_id'));
    return {};
  },
};

function requireBookmark(call: MethodCall, bookmark: Bookmark): JsonObject {
  return { bookmark: presentBookmark(call, bookmark) };
}

function presentBookmark({ workspace: { team } }: MethodCall, bookmark: Bookmark): JsonObject {
  const { id, channel, title, link, emoji, created, updated, updatedBy } = bookmark;
  return {
    id,
    channel_id: channel,
    title,
    link,
    emoji,
    icon_url: new URL('/favicon.ico', link).href,
    type: 'link',
    entity_id: null,
    date_created: created,
    date_updated: updated,
    rank: 'g',
    last_updated_by_user_id: updatedBy,
    last_updated_by_team_id: team.id,
    shortcut_id: null,
    app_id: null,
  };
}
