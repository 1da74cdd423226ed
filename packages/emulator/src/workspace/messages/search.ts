import { sharesOf } from '../files/file-shares.js';
import type { SlackFile } from '../files/files.js';
import type { Message } from './message.js';
import type { Workspace } from '../workspace.js';

/** What is looked for. */
interface Query {
  /** All of them are in it, in any case of letters. */
  readonly words: readonly string[];
  /** None of them is. */
  readonly without: readonly string[];
  /** The ids, or the names as they stand there, of whoever wrote it. */
  readonly from: readonly string[];
  /** Of where it was written. */
  readonly in: readonly string[];
}

/** The messages that somebody may see and that fit a query, the newest first. */
export function searchMessages(workspace: Workspace, userId: string, query: string): Message[] {
  const { channels, messages } = workspace;
  const wanted = readQuery(query, userId);
  return messages.all
    .filter(({ ephemeralTo, channel }) => ephemeralTo === undefined && channels.isVisibleTo(userId, channel))
    .filter(({ text, user, channel }) => fits(workspace, wanted, text, user, [channel]))
    .toReversed();
}

/** The files that fit a query, of those that `isVisible` lets through, the newest first. */
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
      const shares = sharesOf(workspace, file, 'channel', 'group', 'im', 'mpim');
      return fits(workspace, wanted, `${file.name} ${file.title}`, file.user, shares);
    })
    .toReversed();
}

const isModifier = (part: string): boolean => /^(?:from:|in:|-)/.test(part);

/** Words, "phrases", -words, from: somebody and in: somewhere. */
function readQuery(query: string, userId: string): Query {
  const parts = query.match(/"[^"]*"|\S+/g) ?? [];
  const after = (start: string): string[] =>
    parts.filter(part => part.startsWith(start)).map(part => bare(part.slice(start.length)));
  return {
    words: parts.filter(part => !isModifier(part)).map(part => part.replaceAll('"', '').toLowerCase()),
    without: after('-').map(word => word.toLowerCase()),
    from: after('from:').map(name => (name === 'me' ? userId : name)),
    in: after('in:'),
  };
}

/** `<@U1>`, `@ann`, `<#C1|general>`, `#general`: the id or name alone. */
const bare = (name: string): string => name.replace(/^<?[@#]?/, '').replace(/(?:\|[^>]*)?>$/, '');

function fits(
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
