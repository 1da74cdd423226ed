import { isJsonObject, stringAt, type JsonObject } from '../../../src/json.js';
import type { LiveWorkspace } from '../../../src/live/live-state.js';
import { actAs } from '../server/control.js';
import type { AttachedFile } from '../store/composing.slice.js';
import { currentWorkspace } from '../store/current.js';
import { pageStore, type PageState } from '../store/page-store.js';
import { wordsOf } from '../server/words-of.js';
import { asMarkup } from './written.js';

/** Where something is written: a conversation, or a thread in it. */
export interface WritingPlace {
  readonly channel: string;
  /** `null`: in the conversation itself. */
  readonly threadTs: string | null;
}

/** What is about to be sent. */
interface Written {
  readonly place: WritingPlace;
  readonly where: string;
  readonly text: string;
  readonly files: readonly AttachedFile[];
  readonly workspace: LiveWorkspace;
}

/** The composer that somebody has of a place, as drafts have it. */
export function composerKey({ channel, threadTs }: WritingPlace, userId: string): string {
  return [userId, channel, ...(threadTs === null ? [] : [threadTs])].join('/');
}

/**
 * Sends what is written: a command, or a message with the files that go with it. The composer is empty at once; what
 * could not be sent is told, and comes back.
 */
export async function sendDraft(place: WritingPlace): Promise<void> {
  const state = pageStore.getState();
  const where = composerKey(place, state.look.userId);
  const written = { place, where, text: (state.drafts[where] ?? '').trimEnd(), files: state.attached[where] ?? [] };
  const workspace = currentWorkspace(state);
  if (!workspace || isNothing(written)) return;
  const [, command, rest = ''] = /^(\/\S+)\s*(.*)$/s.exec(written.text) ?? [];
  if (command !== undefined && place.threadTs !== null) {
    state.note({ ...place, text: `${command} is not supported in threads. Sorry!` });
    return;
  }
  state.setDraft(where, undefined);
  state.setAttached(where, () => []);
  state.setAlsoInChannel(where, false);
  state.setCommandApp(where, undefined);
  try {
    if (command === undefined) await say(state, { ...written, workspace });
    else await writeCommand(state, { ...written, workspace }, command, rest);
  } catch (error) {
    takeBack(written, wordsOf(error));
  }
}

/** There is nothing to send, or not all of it is there. */
function isNothing({ text, files }: Pick<Written, 'text' | 'files'>): boolean {
  return (text.trim() === '' && files.length === 0) || files.some(({ file }) => file === null);
}

async function say({ look, alsoInChannel }: PageState, written: Written): Promise<void> {
  const { place, where, files, workspace } = written;
  const text = asMarkup(written.text.trim(), workspace);
  const said: JsonObject = { place: place.channel };
  if (text !== '' || files.length === 0) said.text = text;
  if (place.threadTs !== null) said.thread = place.threadTs;
  if (place.threadTs !== null && alsoInChannel[where] === true) said.broadcast = true;
  if (files.length > 0) said.files = files.flatMap(({ file }) => (file ? [file.id] : []));
  await actAs(look.userId, files.length > 0 ? 'share' : 'say', said);
}

/** A command is its app's: what it leaves undone stands in the conversation, as Slack says it. */
async function writeCommand(state: PageState, written: Written, command: string, text: string): Promise<void> {
  const { place, where, workspace } = written;
  const chosen = workspace.apps.find(({ appId }) => appId === state.commandApps[where]);
  const asked: JsonObject = { command, text, channel: place.channel };
  if (chosen?.commands.some(each => each.command === command) === true) asked.app = chosen.appId;
  const exchange = await actAs(state.look.userId, 'command', asked);
  const problem = isJsonObject(exchange) ? stringAt(exchange, 'problem') : undefined;
  if (problem !== undefined) state.note({ ...place, text: problem });
}

/** Nothing that was written is lost; what has been written meanwhile stays, too. */
function takeBack({ where, text, files }: Pick<Written, 'where' | 'text' | 'files'>, why: string): void {
  const { tell, drafts, setDraft, setAttached } = pageStore.getState();
  tell(why);
  if (!drafts[where]) setDraft(where, text);
  setAttached(where, now => [...files, ...now]);
}
