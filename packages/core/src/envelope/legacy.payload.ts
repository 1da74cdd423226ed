import type { MessageAttachment } from '@slack/types';
import type { InteractionBody } from './interaction.payload.js';

/** What an element of an attachment is called. */
interface AttachmentElement {
  readonly name: string;
}

interface AttachmentButton extends AttachmentElement {
  readonly type: 'button';
  readonly value?: string;
}

interface AttachmentMenu extends AttachmentElement {
  readonly type: 'select';
  readonly selected_options: readonly { readonly value: string }[];
}

/**
 * The one button or menu of an attachment that was used, out of the `actions` of an `interactive_message` payload. Which
 * attachment and message it stands on is `@SlackBody()`'s to tell.
 *
 * @see https://docs.slack.dev/legacy/legacy-messaging/legacy-making-messages-interactive
 */
export type SlackAttachmentActionPayload = AttachmentButton | AttachmentMenu;

/**
 * All that comes with a button or menu of an attachment, to type a `@SlackBody()` with.
 *
 * @see https://docs.slack.dev/legacy/legacy-messaging/legacy-making-messages-interactive
 */
export interface SlackInteractiveMessageBody extends InteractionBody {
  readonly type: 'interactive_message';
  readonly callback_id: string;
  readonly actions: readonly SlackAttachmentActionPayload[];
  readonly action_ts: string;
  readonly message_ts: string;
  /** Which of the message's attachments, counted from 1. */
  readonly attachment_id: string;
  readonly channel: { readonly id: string; readonly name?: string };
  /** Missing where only the user sees the message. */
  readonly original_message?: {
    readonly ts: string;
    readonly thread_ts?: string;
    readonly text?: string;
    readonly attachments?: readonly MessageAttachment[];
  };
  /** Takes five messages within 30 minutes. */
  readonly response_url: string;
  /** Opens one modal or dialog within 3 s. */
  readonly trigger_id: string;
}

/**
 * What somebody types into a menu of an attachment whose options the bot supplies. Slack sends it as an
 * `interactive_message` without `actions`.
 *
 * @see https://docs.slack.dev/legacy/legacy-messaging/legacy-adding-menus-to-messages
 */
export interface SlackInteractiveMessageSuggestionPayload extends InteractionBody {
  readonly type: 'interactive_message';
  readonly callback_id: string;
  /** Of the menu. */
  readonly name: string;
  /** What was typed so far. */
  readonly value: string;
  readonly action_ts: string;
  readonly message_ts: string;
  readonly attachment_id: string;
  readonly channel: { readonly id: string; readonly name?: string };
}

/** What every payload of a dialog has. */
interface DialogPayload extends InteractionBody {
  readonly callback_id: string;
  readonly action_ts: string;
  /** What the bot left in the dialog. */
  readonly state?: string;
  readonly channel?: { readonly id: string; readonly name?: string };
}

/**
 * A submitted dialog.
 *
 * @see https://docs.slack.dev/block-kit/upgrading-outmoded-dialogs-to-modals
 */
export interface SlackDialogSubmissionPayload extends DialogPayload {
  readonly type: 'dialog_submission';
  /** What was entered, by the names of the elements; null where nothing was. */
  readonly submission: Readonly<Record<string, string | null>>;
  /** Takes five messages within 30 minutes. */
  readonly response_url: string;
}

/**
 * A dialog that somebody closed without submitting it. Slack only tells of those with `notify_on_cancel`.
 *
 * @see https://docs.slack.dev/block-kit/upgrading-outmoded-dialogs-to-modals
 */
export interface SlackDialogCancellationPayload extends DialogPayload {
  readonly type: 'dialog_cancellation';
  /** Takes five messages within 30 minutes. */
  readonly response_url: string;
}

/**
 * What somebody types into a menu of a dialog whose options the bot supplies.
 *
 * @see https://docs.slack.dev/block-kit/upgrading-outmoded-dialogs-to-modals
 */
export interface SlackDialogSuggestionPayload extends DialogPayload {
  readonly type: 'dialog_suggestion';
  /** Of the menu. */
  readonly name: string;
  /** What was typed so far. */
  readonly value: string;
}
