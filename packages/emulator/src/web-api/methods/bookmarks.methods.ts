import type { JsonObject } from '../../json.js';
import type { Bookmark } from '../../workspace/channels/bookmarks.js';
import { SlackRefusal } from '../../workspace/api-error.js';
import { joinedChannel, visibleChannel } from './channel-access.js';
import type { MethodCall, MethodTable } from './method.js';

/** The `bookmarks.*` methods: links at the top of a channel. */
export const bookmarksMethods: MethodTable = {
  'bookmarks.add': call => {
    const { args, userId, workspace } = call;
    if (args.required('type') !== 'link') throw new SlackRefusal('invalid_bookmark_type');
    const content = { title: args.required('title'), link: args.text('link') ?? '', emoji: args.text('emoji') ?? '' };
    return shown(call, workspace.bookmarks.add(joinedChannel(call, 'channel_id').id, userId, content));
  },
  'bookmarks.edit': call => {
    const { args, userId, workspace } = call;
    const [title, link, emoji] = [args.text('title'), args.text('link'), args.text('emoji')];
    const { id } = joinedChannel(call, 'channel_id');
    const bookmark = workspace.bookmarks.edit(id, args.required('bookmark_id'), userId, {
      ...(title === undefined ? {} : { title }),
      ...(link === undefined ? {} : { link }),
      ...(emoji === undefined ? {} : { emoji }),
    });
    return shown(call, bookmark);
  },
  'bookmarks.list': call => {
    const { bookmarks } = call.workspace;
    return { bookmarks: bookmarks.of(visibleChannel(call, 'channel_id').id).map(each => present(call, each)) };
  },
  'bookmarks.remove': call => {
    const { id } = joinedChannel(call, 'channel_id');
    call.workspace.bookmarks.remove(id, call.args.required('bookmark_id'));
    return {};
  },
};

function shown(call: MethodCall, bookmark: Bookmark): JsonObject {
  return { bookmark: present(call, bookmark) };
}

function present({ workspace: { team } }: MethodCall, bookmark: Bookmark): JsonObject {
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
