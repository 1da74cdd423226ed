import type { HomeView, MessageAttachment, MessageMetadata, ModalView, Option, OptionGroup } from '@slack/types';
import type { SlackBlock } from '../envelope/block.payload.js';
import type { SlackKind } from '../envelope/payloads.js';
import type { SlackStream } from './message-stream/slack-stream.js';

/**
 * A message of the bot, with a `text`, `blocks` or `attachments`. With blocks, the text is used for notifications and
 * screen readers.
 */
export interface SlackReply {
  text?: string;
  /** At most 50. */
  blocks?: SlackBlock[];
  attachments?: MessageAttachment[];
  /** Who sees the response to a command or action: only the user (the default) or the whole channel. */
  response_type?: 'ephemeral' | 'in_channel';
  /** For actions: replaces the message that contains the used element. */
  replace_original?: boolean;
  /** For actions: deletes the message that contains the used element. */
  delete_original?: boolean;
  /** Where `ctx.say` posts the message. Default: the payload's channel. */
  channel?: string;
  /** The thread of the message. Default: the payload's thread, if any. */
  thread_ts?: string;
  /** Also shows a thread reply in the channel. */
  reply_broadcast?: boolean;
  /** Metadata for other apps. */
  metadata?: MessageMetadata;
  /** False disables the formatting of the text. Default: true. */
  mrkdwn?: boolean;
  /** `'full'` links channel names, user names and URLs; `'none'` links nothing. */
  parse?: 'full' | 'none';
  /** Turns names such as `@ann` into mentions. */
  link_names?: boolean;
  /** Whether links, and links of images and videos, get a preview. */
  unfurl_links?: boolean;
  unfurl_media?: boolean;
  /** Overrides the bot's name. Needs the scope `chat:write.customize`. */
  username?: string;
  icon_emoji?: string;
  icon_url?: string;
}

/**
 * The result of a view submission handler. `SlackView` creates it.
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

/** An option of a select. A string is both text and value. */
export type SlackChoice = string | Option | { text: string; value: string };

/** At most 100 options under a label. */
export interface SlackChoiceGroup extends Omit<OptionGroup, 'options'> {
  options: SlackChoice[];
}

/** At most 100 options or 100 groups of options. */
export type SlackChoices = SlackChoice[] | { options: SlackChoice[] } | { option_groups: SlackChoiceGroup[] };

/** Keeps a submitted dialog open, with an error below each named element. */
export interface SlackDialogErrors {
  errors: { name: string; error: string }[];
}

/** No result. */
type Nothing = void | null;

/** The results that the handlers of each kind may return. */
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
  /** Replaces the message, unless it is `ephemeral` or `replace_original` is false. */
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

/** The result that a handler of kind `K` may return. Any handler may return a `SlackAck` instead. */
export type SlackAnswer<K extends SlackKind> = SlackAnswers[K];

/**
 * A modal to open, or to replace another view.
 *
 * @see https://docs.slack.dev/reference/views/modal-views
 */
export interface SlackModalView extends Omit<ModalView, 'blocks'> {
  /** At most 100. */
  blocks: SlackBlock[];
}

/**
 * A home tab to publish: `ctx.client.views.publish({ user_id, view })`.
 *
 * @see https://docs.slack.dev/reference/views/home-tab-views
 */
export interface SlackHomeView extends Omit<HomeView, 'blocks'> {
  /** At most 100. */
  blocks: SlackBlock[];
}
