import { isJsonObject, type JsonObject, stringAt } from '../../../src/json.js';
import type { LiveWorkspace } from '../../../src/live/live-state.js';
import { postAsUser, toErrorMessage } from '../server/control.js';
import type { AttachedFile } from '../store/composer.slice.js';
import { type PageState, pageStore } from '../store/page-store.js';
import { currentWorkspace } from '../store/selectors.js';

export interface ComposerTarget {
  readonly channel: string;
  /** `null` for the conversation itself. */
  readonly threadTs: string | null;
}

interface PendingMessage {
  readonly target: ComposerTarget;
  readonly composerKey: string;
  readonly text: string;
  readonly files: readonly AttachedFile[];
  readonly workspace: LiveWorkspace;
}

/** The key of a user's composer in the `drafts` state. */
export function getComposerKey({ channel, threadTs }: ComposerTarget, userId: string): string {
  return [userId, channel, ...(threadTs === null ? [] : [threadTs])].join('/');
}

/**
 * Sends a message with its files, or a command. The composer is cleared immediately, and restored with a notice if
 * sending fails.
 */
export async function sendDraft(target: ComposerTarget): Promise<void> {
  const state = pageStore.getState();
  const composerKey = getComposerKey(target, state.route.userId);
  const pending = {
    target,
    composerKey,
    text: (state.drafts[composerKey] ?? '').trimEnd(),
    files: state.attached[composerKey] ?? [],
  };
  const workspace = currentWorkspace(state);
  if (!workspace || hasNothingToSend(pending)) return;
  const [, command, rest = ''] = /^(\/\S+)\s*(.*)$/s.exec(pending.text) ?? [];
  if (command !== undefined && target.threadTs !== null) {
    state.addNote({ ...target, text: `${command} is not supported in threads. Sorry!` });
    return;
  }
  state.setDraft(composerKey, undefined);
  state.setAttached(composerKey, () => []);
  state.setAlsoInChannel(composerKey, false);
  state.setCommandApp(composerKey, undefined);
  try {
    if (command === undefined) await sendMessage(state, { ...pending, workspace });
    else await sendCommand(state, { ...pending, workspace }, command, rest);
  } catch (error) {
    restoreDraft(pending, toErrorMessage(error));
  }
}

/** Nothing was entered, or an upload is still running. */
function hasNothingToSend({ text, files }: Pick<PendingMessage, 'text' | 'files'>): boolean {
  return (text.trim() === '' && files.length === 0) || files.some(({ file }) => file === null);
}

async function sendMessage({ route, alsoInChannel }: PageState, pending: PendingMessage): Promise<void> {
  const { target, composerKey, files, workspace } = pending;
  const text = toMarkup(pending.text.trim(), workspace);
  const message: JsonObject = { place: target.channel };
  if (text !== '' || files.length === 0) message.text = text;
  if (target.threadTs !== null) message.thread = target.threadTs;
  if (target.threadTs !== null && alsoInChannel[composerKey] === true) message.broadcast = true;
  if (files.length > 0) message.files = files.flatMap(({ file }) => (file ? [file.id] : []));
  await postAsUser(route.userId, files.length > 0 ? 'share' : 'say', message);
}

/** Slack's message about a failed command appears in the conversation. */
async function sendCommand(state: PageState, pending: PendingMessage, command: string, text: string): Promise<void> {
  const { target, composerKey, workspace } = pending;
  const chosen = workspace.apps.find(({ appId }) => appId === state.commandApps[composerKey]);
  const request: JsonObject = { command, text, channel: target.channel };
  if (chosen?.commands.some(each => each.command === command) === true) request.app = chosen.appId;
  const exchange = await postAsUser(state.route.userId, 'command', request);
  const problem = isJsonObject(exchange) ? stringAt(exchange, 'problem') : undefined;
  if (problem !== undefined) state.addNote({ ...target, text: problem });
}

/** Keeps anything written in the meantime. */
function restoreDraft(
  { composerKey, text, files }: Pick<PendingMessage, 'composerKey' | 'text' | 'files'>,
  reason: string,
): void {
  const { notify, drafts, setDraft, setAttached } = pageStore.getState();
  notify(reason);
  if (!drafts[composerKey]) setDraft(composerKey, text);
  setAttached(composerKey, current => [...files, ...current]);
}

const WIDE = ['here', 'channel', 'everyone'];
/** `@name` or `#name` as a separate word. */
const NAME_PATTERN = /(?<![\w<&/])([@#])([\p{L}\p{N}_][\p{L}\p{N}_.-]*)/gu;

/** Converts channel, group and broadcast mentions to Slack's markup. The server resolves user mentions. */
export function toMarkup(text: string, { channels, usergroups, people }: LiveWorkspace): string {
  return text.replaceAll(NAME_PATTERN, (match: string, sign: string, name: string) => {
    if (sign === '#') {
      const channel = channels.find(each => each.name === name && each.kind === 'channel');
      return channel ? `<#${channel.id}|${name}>` : match;
    }
    if (people.some(each => each.name === name)) return match;
    if (WIDE.includes(name)) return `<!${name}>`;
    const group = usergroups.find(({ handle }) => handle === name);
    return group ? `<!subteam^${group.id}>` : match;
  });
}

/** Converts a message's markup back to typed text. */
export function fromMarkup(text: string, { channels, usergroups, people }: LiveWorkspace): string {
  return text
    .replaceAll(/<@(\w+)(?:\|[^>]*)?>/g, (match, id: string) => {
      const person = people.find(each => each.id === id);
      return person ? `@${person.name}` : match;
    })
    .replaceAll(/<#(\w+)(?:\|[^>]*)?>/g, (match, id: string) => {
      const channel = channels.find(each => each.id === id);
      return channel?.name ? `#${channel.name}` : match;
    })
    .replaceAll(/<!subteam\^(\w+)(?:\|[^>]*)?>/g, (match, id: string) => {
      const group = usergroups.find(each => each.id === id);
      return group ? `@${group.handle}` : match;
    })
    .replaceAll(/<!(here|channel|everyone)(?:\|[^>]*)?>/g, '@$1');
}
