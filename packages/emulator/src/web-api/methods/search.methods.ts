import type { JsonObject } from '../../json.js';
import { isFileVisible, presentFileWithShares, listShares } from '../../workspace/files/present-file.js';
import type { Message } from '../../workspace/messages/message.js';
import { createPermalink } from '../../workspace/messages/present-message.js';
import { SlackApiError } from '../../workspace/api-error.js';
import type { Workspace } from '../../workspace/workspace.js';
import type { MethodCall, MethodTable } from './method.js';
import { paginateByCount, type NumberedPage, paginate, toPagination } from './pagination.js';
import type { SlackFile } from '../../workspace/files/slack-file.js';

const PER_PAGE = 20;

/** The `search.*` methods: full-text search of messages and files. */
export const searchMethods: MethodTable = {
  'search.messages': call => ({ query: readSearchQuery(call), messages: findMessages(call) }),
  'search.files': call => ({ query: readSearchQuery(call), files: findFiles(call) }),
  'search.all': call => ({ query: readSearchQuery(call), messages: findMessages(call), files: findFiles(call) }),

  'assistant.search.context': call => {
    const { args, userId, workspace } = call;
    const query = args.text('query') ?? '';
    if (query === '') throw new SlackApiError('missing_query');
    const { entries, nextCursor } = paginate(args, searchMessages(workspace, userId, query), PER_PAGE);
    return {
      results: { messages: entries.map(message => presentContext(workspace, message)) },
      response_metadata: { next_cursor: nextCursor },
    };
  },
};

function readSearchQuery({ args }: MethodCall): string {
  const query = args.text('query') ?? '';
  if (query.trim() === '') throw new SlackApiError('no_query');
  return query;
}

function findMessages(call: MethodCall): JsonObject {
  const { args, userId, workspace } = call;
  const found = searchMessages(workspace, userId, readSearchQuery(call));
  const page = paginateByCount(args, sortMatches(call, found), PER_PAGE);
  return { ...toCountedResult(page), matches: page.entries.map(message => presentMatch(workspace, message)) };
}

function findFiles(call: MethodCall): JsonObject {
  const { args, userId, workspace } = call;
  const found = searchFiles(workspace, userId, readSearchQuery(call), file => isFileVisible(workspace, file, userId));
  const page = paginateByCount(args, sortMatches(call, found), PER_PAGE);
  return {
    ...toCountedResult(page),
    matches: page.entries.map(file => ({ ...presentFileWithShares(workspace, file), score: '1', top_file: false })),
  };
}

/** There is no relevance score. The newest match comes first unless the call sorts by ascending timestamp. */
const sortMatches = <Entry>({ args }: MethodCall, found: Entry[]): Entry[] =>
  args.text('sort') === 'timestamp' && args.text('sort_dir') === 'asc' ? found.toReversed() : found;

const toCountedResult = (page: NumberedPage<unknown>): JsonObject => ({
  total: page.paging.total,
  pagination: toPagination(page),
  paging: page.paging,
});

function presentMatch(workspace: Workspace, message: Message): JsonObject {
  const { channels, users, team } = workspace;
  const { name, kind } = channels.get(message.channel);
  return {
    iid: `${message.channel}-${message.ts}`,
    team: team.id,
    channel: {
      id: message.channel,
      name,
      is_private: kind !== 'channel',
      is_mpim: kind === 'mpim',
      is_shared: false,
      is_org_shared: false,
      is_ext_shared: false,
      is_pending_ext_shared: false,
      pending_shared: [],
    },
    type: 'message',
    user: message.user,
    username: message.username ?? users.find(message.user)?.name ?? '',
    ts: message.ts,
    text: message.text,
    ...(message.blocks.length > 0 ? { blocks: [...message.blocks] } : {}),
    permalink: createPermalink(workspace, message),
  };
}

function presentContext(workspace: Workspace, message: Message): JsonObject {
  return {
    author_user_id: message.user,
    author_name: workspace.users.find(message.user)?.realName ?? '',
    team_id: workspace.team.id,
    channel_id: message.channel,
    channel_name: workspace.channels.get(message.channel).name,
    message_ts: message.ts,
    content: message.text,
    is_author_bot: message.botId !== undefined,
    permalink: createPermalink(workspace, message),
  };
}

/** A parsed search query. */
interface Query {
  /** Words that must occur, case-insensitively. */
  readonly words: readonly string[];
  /** Words that must not occur. */
  readonly without: readonly string[];
  /** The ids or names of accepted authors, as written in the query. */
  readonly from: readonly string[];
  /** The ids or names of accepted channels, as written in the query. */
  readonly in: readonly string[];
}

/** Returns the matching messages that the user may see, newest first. */
export function searchMessages(workspace: Workspace, userId: string, query: string): Message[] {
  const { channels, messages } = workspace;
  const wanted = readQuery(query, userId);
  return messages.all
    .filter(({ ephemeralTo, channel }) => ephemeralTo === undefined && channels.isVisibleTo(userId, channel))
    .filter(({ text, user, channel }) => matchesQuery(workspace, wanted, text, user, [channel]))
    .toReversed();
}

/** Returns the matching files that `isVisible` accepts, newest first. */
export function searchFiles(
  workspace: Workspace,
  userId: string,
  query: string,
  isVisible: (file: SlackFile) => boolean,
): SlackFile[] {
  const wanted = readQuery(query, userId);
  return workspace.files.all
    .filter(isVisible)
    .filter(file => {
      const shares = listShares(workspace, file, 'channel', 'group', 'im', 'mpim');
      return matchesQuery(workspace, wanted, `${file.name} ${file.title}`, file.user, shares);
    })
    .toReversed();
}

const isModifier = (part: string): boolean => /^(?:from:|in:|-)/.test(part);

/** Parses words, "phrases", -words, `from:` and `in:`. */
function readQuery(query: string, userId: string): Query {
  const parts = query.match(/"[^"]*"|\S+/g) ?? [];
  const after = (start: string): string[] =>
    parts.filter(part => part.startsWith(start)).map(part => stripQuotes(part.slice(start.length)));
  return {
    words: parts.filter(part => !isModifier(part)).map(part => part.replaceAll('"', '').toLowerCase()),
    without: after('-').map(word => word.toLowerCase()),
    from: after('from:').map(name => (name === 'me' ? userId : name)),
    in: after('in:'),
  };
}

/** Reduces `<@U1>`, `@ann`, `<#C1|general>` and `#general` to the id or name. */
const stripQuotes = (name: string): string => name.replace(/^<?[@#]?/, '').replace(/(?:\|[^>]*)?>$/, '');

function matchesQuery(
  { users, channels }: Workspace,
  query: Query,
  text: string,
  author: string,
  places: readonly string[],
): boolean {
  const said = text.toLowerCase();
  return (
    query.words.every(word => said.includes(word)) &&
    !query.without.some(word => said.includes(word)) &&
    query.from.every(name => users.find(name)?.id === author) &&
    query.in.every(name => places.includes(channels.find(name)?.id ?? ''))
  );
}
