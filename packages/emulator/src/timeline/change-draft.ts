import type { Message } from '../workspace/messages/message.js';
import type { View } from '../workspace/views/view.js';
import type { WorkspaceChange } from '../workspace/workspace-change.js';
import { oneLine, placeOf, said, saying, titleOf } from './few-words.js';
import type { Names } from './names.js';
import type { TimelineDraft } from './timeline-entry.js';

/** What a change of a workspace is in the timeline. */
export function changeDraft(change: WorkspaceChange, at: number, names: Names): TimelineDraft {
  switch (change.kind) {
    case 'message_posted':
      return messageDraft('posted', change.message, at, names);
    case 'message_grown':
      return messageDraft('grown', change.message, at, names);
    case 'message_changed':
      return messageDraft('changed', change.message, at, names);
    case 'message_deleted':
      return messageDraft('deleted', change.previous, at, names);
    case 'view_changed':
      return viewDraft(change.how, change.view, at, names);
    default: {
      const text = oneLine(`${verbOf(change)} ${aboutOf(change, names)}`.trim());
      return { kind: 'change', at, ...doerOf(change, names), text, change: change.kind };
    }
  }
}

type OtherChange = Exclude<WorkspaceChange, { message: Message; previous: Message } | { kind: 'view_changed' }>;

function doerOf(change: OtherChange, names: Names): { app: string | null; who: string | null } {
  if ('userId' in change) return names.doer(change.userId);
  // Who changes or deletes a file may be somebody else.
  return change.kind === 'file_created' ? names.doer(change.file.user) : { app: null, who: null };
}

/** `reaction_added` as `added reaction`; a channel is named anyway. */
function verbOf(change: OtherChange): string {
  const words = change.kind.split('_');
  const verb = words.pop() ?? '';
  return 'channel' in change ? verb : [verb, ...words].join(' ');
}

function aboutOf(change: OtherChange, names: Names): string {
  const emoji = 'emoji' in change ? `:${change.emoji}: ` : '';
  if ('message' in change) return `${emoji}${said(change.message.text, names.of)}`;
  if ('file' in change) return change.file.name;
  if ('channel' in change) return placeOf(change.channel.id, names.of);
  return emoji;
}

const MESSAGE_VERBS = { posted: 'says', grown: 'streams', changed: 'edits', deleted: 'deletes' } as const;

function messageDraft(change: keyof typeof MESSAGE_VERBS, message: Message, at: number, names: Names): TimelineDraft {
  const { channel, ts, ephemeralTo, threadTs, files = [] } = message;
  const content = { text: message.text, blocks: [...message.blocks], attachments: [...message.attachments] };
  const words = saying(content, names.of);
  const shared = files.length === 0 ? '' : ` with ${files.map(({ name }) => name).join(', ')}`;
  const place = `in ${placeOf(channel, names.of)}${threadTs === undefined ? '' : ', in a thread'}`;
  const whom = ephemeralTo === undefined ? '' : ` to ${names.of(ephemeralTo)} alone`;
  const text = oneLine(`${MESSAGE_VERBS[change]} ${place}${whom}: ${words}${shared}`);
  return { kind: 'message', at, ...names.doer(message.user), text, change, channel, ts };
}

const VIEW_VERBS = {
  opened: 'sees the modal',
  pushed: 'sees on top the modal',
  updated: 'sees changed the',
  published: 'is given the',
  closed: 'no longer sees the modal',
} as const;

function viewDraft(change: keyof typeof VIEW_VERBS, view: View, at: number, names: Names): TimelineDraft {
  const { id: viewId, type, userId, appId } = view;
  const name =
    type === 'home' ? 'Home tab' : `${change === 'updated' ? 'modal ' : ''}${titleOf({ title: view.title })}`;
  const text = oneLine(`${VIEW_VERBS[change]} ${name}`);
  return { kind: 'view', at, app: names.app(appId), who: names.doer(userId).who, text, change, viewId, type };
}
