import type { Channel } from './channels.js';
import type { Message } from './message.js';
import type { PinChange } from './pins.js';

/** Something that happened in the workspace, told to whoever must hear of it. */
export type WorkspaceChange =
  | PinChange
  | { readonly kind: 'message_posted'; readonly message: Message }
  /** More of a streamed message. */
  | { readonly kind: 'message_grown'; readonly message: Message }
  | { readonly kind: 'message_changed'; readonly message: Message; readonly previous: Message; readonly at: string }
  | { readonly kind: 'message_deleted'; readonly previous: Message; readonly at: string }
  | {
      readonly kind: 'reaction_added' | 'reaction_removed';
      readonly message: Message;
      readonly userId: string;
      readonly emoji: string;
      readonly at: string;
    }
  | {
      readonly kind: 'member_joined' | 'member_left';
      readonly channel: Channel;
      readonly userId: string;
      readonly inviterId?: string | undefined;
      readonly at: string;
    };

/** Hears of every change, in order, right after it was made. */
export type ChangeListener = (change: WorkspaceChange) => void;
