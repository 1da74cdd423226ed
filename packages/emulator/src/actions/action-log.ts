import { BoundedList, estimateBytes } from '../collections/bounded-list.js';
import type { User } from '../workspace/users/user.js';
import type { Workspace } from '../workspace/workspace.js';
import type { PlacedElement } from '../block-kit/block-elements.js';
import type { InteractionSurface } from '../dispatch/interaction-payload.js';
import type { JsonObject } from '../json.js';
import type { AssistantThread } from '../workspace/apps/assistant-thread.js';
import type { Channel } from '../workspace/channels/channel.js';
import type { SlackFile } from '../workspace/files/slack-file.js';
import type { Message } from '../workspace/messages/message.js';
import type { View } from '../workspace/views/view.js';

/** Who did what, and when. */
export interface RecordedAction {
  readonly user: User;
  readonly workspace: Workspace;
  readonly action: UserAction;
  /** The id that the next entry of the timeline was to have: the first that may follow from it. */
  readonly entryId: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Limit for the typed and entered content of all kept actions. */
const MAX_ACTION_LOG_BYTES = 16 * 2 ** 20;

/** The latest actions of users, in order. */
export class ActionLog {
  readonly #acts: BoundedList<RecordedAction>;

  constructor(limit: number) {
    this.#acts = new BoundedList(limit, {
      estimate: ({ action: act }) => estimateActionBytes(act),
      max: MAX_ACTION_LOG_BYTES,
    });
  }

  get all(): readonly RecordedAction[] {
    return this.#acts.all;
  }

  record(noted: RecordedAction): void {
    this.#acts.push(noted);
  }

  /** Removes all entries. */
  clear(): void {
    this.#acts.clear();
  }
}

/** What of an act nobody else keeps. */
function estimateActionBytes(act: UserAction): number {
  const text = 'text' in act ? act.text : '';
  const given = 'entry' in act ? act.entry : 'inputs' in act ? act.inputs : {};
  return estimateBytes(text) + estimateBytes(given);
}

/** What a user did, with all that it takes to do it again. Apps are named by their ids. */
export type UserAction =
  | {
      readonly verb: 'command';
      readonly command: string;
      /** As it was typed. */
      readonly text: string;
      readonly channel: Channel;
      readonly appId: string;
    }
  | {
      readonly verb: 'say';
      readonly channel: Channel;
      /** As it was typed. */
      readonly text: string;
      readonly threadTs: string | undefined;
      /** Whether the reply is shown in the channel as well. */
      readonly isBroadcast?: boolean | undefined;
    }
  | {
      readonly verb: 'share';
      readonly channel: Channel;
      readonly text: string;
      readonly threadTs: string | undefined;
      /** Whether the reply is shown in the channel as well. */
      readonly isBroadcast?: boolean | undefined;
      readonly files: readonly SlackFile[];
    }
  | {
      /** A file that is shared with nobody yet. */
      readonly verb: 'upload';
      readonly file: SlackFile;
    }
  | { readonly verb: 'edit'; readonly message: Message; readonly text: string }
  | { readonly verb: 'delete' | 'dismiss' | 'stop_stream'; readonly message: Message }
  | { readonly verb: 'react' | 'unreact'; readonly message: Message; readonly emoji: string }
  | {
      /** A button was clicked; something was chosen that the app is told at once; or entered, to be told later. */
      readonly verb: 'click' | 'choose' | 'fill';
      /** Where, as it was before. */
      readonly surface: InteractionSurface;
      readonly placed: PlacedElement;
      /** What the button says, or the element holds then. */
      readonly entry: JsonObject;
    }
  | { readonly verb: 'submit' | 'close'; readonly view: View }
  | { readonly verb: 'close_all' }
  | { readonly verb: 'shortcut'; readonly callbackId: string; readonly appId: string }
  | {
      readonly verb: 'message_shortcut';
      readonly callbackId: string;
      readonly appId: string;
      readonly message: Message;
    }
  | { readonly verb: 'open_home'; readonly appId: string; readonly tab: 'home' | 'messages' }
  | { readonly verb: 'open_assistant'; readonly appId: string; readonly beside: Channel | undefined }
  | { readonly verb: 'look_at'; readonly thread: AssistantThread; readonly channel: Channel }
  | {
      readonly verb: 'run_function';
      readonly callbackId: string;
      readonly inputs: JsonObject;
      readonly appId: string;
    }
  | { readonly verb: 'choose_language'; readonly locale: string }
  /** Their direct message with others, by name. */
  | { readonly verb: 'open_direct'; readonly others: readonly string[] }
  /** They have read a channel, up to some message. */
  | { readonly verb: 'mark'; readonly channel: Channel }
  | { readonly verb: 'create_channel'; readonly name: string; readonly isPrivate: boolean }
  | {
      readonly verb: 'rename' | 'archive' | 'unarchive' | 'delete_channel' | 'join' | 'leave' | 'invite';
      readonly channel: Channel;
      /** The new name of the channel, or those of whom they invite. */
      readonly names: readonly string[];
    };
