import type { JsonObject } from '../../json.js';
import { SlackApiError } from '../../workspace/api-error.js';
import type { MethodCall, MethodTable } from './method.js';
import { isAdmin } from '../../workspace/users/user.js';
import type { Workspace } from '../../workspace/workspace.js';
import { paginate } from './pagination.js';

const TEAM_ICON_SIZES = [34, 44, 68, 88, 102, 132];
const BOT_ICON_SIZES = [36, 48, 72];

/** The `team.*` methods and `bots.info`: the workspace, its preferences and its bots. */
export const teamMethods: MethodTable = {
  'team.info': ({ args, workspace: { team } }) => {
    const id = args.text('team');
    const domain = args.text('domain');
    if ((id ?? team.id) !== team.id || (domain ?? team.domain) !== team.domain)
      throw new SlackApiError('team_not_found');
    return {
      team: {
        id: team.id,
        name: team.name,
        url: `https://${team.domain}.slack.com/`,
        domain: team.domain,
        email_domain: `${team.domain}.test`,
        icon: { ...icons(team.domain, TEAM_ICON_SIZES), image_default: true },
        avatar_base_url: 'https://ca.slack-edge.com/',
        is_verified: false,
      },
    };
  },

  // Profile fields and preferences cannot be changed, so these methods return Slack's defaults.
  'team.profile.get': () => ({ profile: { fields: [], sections: [] } }),
  'team.preferences.list': () => ({
    allow_message_deletion: true,
    disable_file_uploads: 'allow_all',
    display_real_names: false,
    msg_edit_window_mins: -1,
    who_can_post_general: 'everyone',
  }),

  'bots.info': ({ args, app, workspace }) => {
    const wanted = args.text('bot') ?? app.botId;
    const install = workspace.apps.all.find(({ botId }) => botId === wanted);
    if (!install) throw new SlackApiError('bot_not_found');
    return {
      bot: {
        id: install.botId,
        deleted: false,
        name: install.name,
        updated: 0,
        app_id: install.appId,
        user_id: install.botUserId,
        icons: icons(workspace.team.domain, BOT_ICON_SIZES),
      },
    };
  },
};

function icons(domain: string, sizes: readonly number[]): JsonObject {
  return Object.fromEntries(sizes.map(size => [`image_${size}`, `https://${domain}.slack.com/icons/${size}.png`]));
}

/** `emoji.list` and the `admin.emoji.*` methods: the custom emoji of a workspace. */
export const emojiMethods: MethodTable = {
  'emoji.list': ({ args, workspace }) => ({
    emoji: workspace.emoji.all,
    cache_ts: workspace.ids.timestamp(),
    ...(args.flag('include_categories') ? { categories: [] } : {}),
  }),

  'admin.emoji.add': call => {
    requireAdmin(call).emoji.add(readName(call), call.args.text('url') ?? '');
    return {};
  },
  'admin.emoji.addAlias': call => {
    requireAdmin(call).emoji.addAlias(readName(call), call.args.required('alias_for').replaceAll(':', ''));
    return {};
  },
  'admin.emoji.remove': call => {
    requireAdmin(call).emoji.remove(readName(call));
    return {};
  },
  'admin.emoji.rename': call => {
    requireAdmin(call).emoji.rename(readName(call), readName(call, 'new_name'));
    return {};
  },
  'admin.emoji.list': call => {
    const { emoji } = requireAdmin(call);
    const { entries, nextCursor } = paginate(call.args, Object.entries(emoji.all));
    const listed = entries.map(([each, url]) => [each, { url, date_created: 0, uploaded_by: call.userId }] as const);
    return { emoji: Object.fromEntries(listed), response_metadata: { next_cursor: nextCursor } };
  },
};

/** @throws SlackApiError `not_an_admin` */
function requireAdmin({ userId, workspace }: MethodCall): Workspace {
  if (!isAdmin(workspace.users.get(userId))) throw new SlackApiError('not_an_admin');
  return workspace;
}

/** Accepts an emoji name with or without colons. */
const readName = ({ args }: MethodCall, argument = 'name'): string => args.required(argument).replaceAll(':', '');
