import type { MessageAttachment, MessageMetadata, Option, OptionGroup } from '@slack/types';
import type { SlackBlock } from '../envelope/block.payload.js';
import type { SlackKind } from '../envelope/payloads.js';
import type { SlackStream } from './message-stream/slack-stream.js';
import type { SlackModalView } from './view-types.js';

/**
 * A message that a bot says: it has a `text`, `blocks` or `attachments`. With blocks the text is what notifications and
 * screen readers say.
 */
export interface SlackReply {
  text?: string;
  /** 50 at most. */
  blocks?: SlackBlock[];
  attachments?: MessageAttachment[];
  /** Who sees an answer to a command or action: the user alone (the default) or the channel. */
  response_type?: 'ephemeral' | 'in_channel';
  /** Answers to actions: takes the place of the message that was acted on. */
  replace_original?: boolean;
  /** Answers to actions: the message that was acted on disappears. */
  delete_original?: boolean;
  /** Where `ctx.say` says it; without it, where the payload comes from. */
  channel?: string;
  /** The thread it goes to; without it, the payload's, if it is in one. */
  thread_ts?: string;
  /** Shows an answer in a thread to the whole channel too. */
  reply_broadcast?: boolean;
  /** What other apps may read of the message. */
  metadata?: MessageMetadata;
  /** False shows the signs of the text instead of formatting by them. */
  mrkdwn?: boolean;
  /** `'full'` makes links of what looks like a channel, a user or a URL, `'none'` of nothing. */
  parse?: 'full' | 'none';
  /** Makes mentions of names such as `@ann`. */
  link_names?: boolean;
  /** Whether links get a preview, and those of images and videos. */
  unfurl_links?: boolean;
  unfurl_media?: boolean;
  /** Who seems to speak; wants the scope `chat:write.customize`. */
  username?: string;
  icon_emoji?: string;
  icon_url?: string;
}

/**
 * What a submitted modal may be answered with; `SlackView` builds it.
 *
 * @see https://docs.slack.dev/surfaces/modals#updating_views
 */
export type SlackViewResponse =
  | { response_action: 'clear' }
  | { response_action: 'update' | 'push'; view: SlackModalView }
  | {
      response_action: 'errors';
      /** By the `block_id` of the inputs. */
      errors: Record<string, string>;
    };

/** An option of a select: a string is text and value in one. */
export type SlackChoice = string | Option | { text: string; value: string };

/** Options under a label: 100 at most. */
export interface SlackChoiceGroup extends Omit<OptionGroup, 'options'> {
  options: SlackChoice[];
}

/** Options of a select, in groups or not: 100 at most of either. */
export type SlackChoices = SlackChoice[] | { options: SlackChoice[] } | { option_groups: SlackChoiceGroup[] };

/** Keeps a submitted dialog open, with an error under each element that is named. */
export interface SlackDialogErrors {
  errors: { name: string; error: string }[];
}

/** No answer. */
type Nothing = void | null;

/** What a handler of each kind may answer by returning it. */
export interface SlackAnswers {
  command: string | SlackReply | SlackStream | Nothing;
  message: string | SlackReply | SlackStream | Nothing;
  assistant: string | SlackReply | SlackStream | Nothing;
  action: string | SlackReply | Nothing;
  message_shortcut: string | SlackReply | Nothing;
  view_submission: SlackViewResponse | Nothing;
  options: SlackChoices;
  /** The outputs. */
  function: object | Nothing;
  /** Takes the place of the message, unless it is `ephemeral` or says otherwise. */
  interactive_message: string | SlackReply | Nothing;
  interactive_message_suggestion: SlackChoices;
  dialog_submission: SlackDialogErrors | Nothing;
  dialog_cancellation: Nothing;
  dialog_suggestion: SlackChoices;
  event: Nothing;
  shortcut: Nothing;
  view_closed: Nothing;
  unknown: Nothing;
}

/** What a handler of kind `K` may answer. Any handler may return a `SlackAck` instead. */
export type SlackAnswer<K extends SlackKind> = SlackAnswers[K];
