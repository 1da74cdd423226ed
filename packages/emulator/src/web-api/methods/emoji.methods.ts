import { isAdmin } from '../../workspace/people/administration.js';
import { SlackRefusal } from '../../workspace/refusal.js';
import type { Workspace } from '../../workspace/workspace.js';
import type { MethodCall, MethodTable } from './method.js';
import { pageOf } from './page.js';

/** `emoji.list` and the `admin.emoji.*` methods: what a workspace has made for itself. */
export const emojiMethods: MethodTable = {
  'emoji.list': ({ args, workspace }) => ({
    emoji: workspace.emoji.all,
    cache_ts: workspace.ids.timestamp(),
    ...(args.flag('include_categories') ? { categories: [] } : {}),
  }),

  'admin.emoji.add': call => {
    administered(call).emoji.add(name(call), call.args.text('url') ?? '');
    return {};
  },
  'admin.emoji.addAlias': call => {
    administered(call).emoji.addAlias(name(call), call.args.required('alias_for').replaceAll(':', ''));
    return {};
  },
  'admin.emoji.remove': call => {
    administered(call).emoji.remove(name(call));
    return {};
  },
  'admin.emoji.rename': call => {
    administered(call).emoji.rename(name(call), name(call, 'new_name'));
    return {};
  },
  'admin.emoji.list': call => {
    const { emoji } = administered(call);
    const { entries, nextCursor } = pageOf(call.args, Object.entries(emoji.all));
    const listed = entries.map(([each, url]) => [each, { url, date_created: 0, uploaded_by: call.userId }] as const);
    return { emoji: Object.fromEntries(listed), response_metadata: { next_cursor: nextCursor } };
  },
};

/** @throws SlackRefusal `not_an_admin` */
function administered({ userId, workspace }: MethodCall): Workspace {
  if (!isAdmin(workspace.users.get(userId))) throw new SlackRefusal('not_an_admin');
  return workspace;
}

/** With or without its colons. */
const name = ({ args }: MethodCall, argument = 'name'): string => args.required(argument).replaceAll(':', '');
