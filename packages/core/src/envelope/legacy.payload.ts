import type { MessageAttachment } from '@slack/types';
import type { InteractionBody } from './interaction.payload.js';

/** The name of an element of an attachment. */
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
 * The button or menu of an attachment that was used: one entry of the `actions` of an `interactive_message` payload. Its
 * attachment and message are in `@SlackBody()`.
 *
 * @see https://docs.slack.dev/legacy/legacy-messaging/legacy-making-messages-interactive
 */
export type SlackAttachmentActionPayload = AttachmentButton | AttachmentMenu;

/**
 * The whole payload of a button or menu of an attachment, as the type of a `@SlackBody()` parameter.
 *
 * @see https://docs.slack.dev/legacy/legacy-messaging/legacy-making-messages-interactive
 */
export interface SlackInteractiveMessageBody extends InteractionBody {
  readonly type: 'interactive_message';
  readonly callback_id: string;
  readonly actions: readonly SlackAttachmentActionPayload[];
  readonly action_ts: string;
  readonly message_ts: string;
  /** The number of the attachment in the message, counted from 1. */
  readonly attachment_id: string;
  readonly channel: { readonly id: string; readonly name?: string };
  /** Missing for an ephemeral message. */
  readonly original_message?: {
    readonly ts: string;
    readonly thread_ts?: string;
    readonly text?: string;
    readonly attachments?: readonly MessageAttachment[];
  };
  /** Accepts five messages within 30 minutes. */
  readonly response_url: string;
  /** Opens one modal or dialog, within 3 s. */
  readonly trigger_id: string;
}

/**
 * The text that a user types into a menu of an attachment whose options the bot supplies. Slack sends it as an
 * `interactive_message` without `actions`.
 *
 * @see https://docs.slack.dev/legacy/legacy-messaging/legacy-adding-menus-to-messages
 */
export interface SlackInteractiveMessageSuggestionPayload extends InteractionBody {
  readonly type: 'interactive_message';
  readonly callback_id: string;
  /** The name of the menu. */
  readonly name: string;
  /** The text typed so far. */
  readonly value: string;
  readonly action_ts: string;
  readonly message_ts: string;
  readonly attachment_id: string;
  readonly channel: { readonly id: string; readonly name?: string };
}

/** The fields that all payloads of dialogs have. */
interface DialogPayload extends InteractionBody {
  readonly callback_id: string;
  readonly action_ts: string;
  /** The data that the bot stored in the dialog. */
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
  /** The values by the names of the elements; null for an empty element. */
  readonly submission: Readonly<Record<string, string | null>>;
  /** Accepts five messages within 30 minutes. */
  readonly response_url: string;
}

/**
 * A dialog that a user closed without submitting it. Slack sends this only for dialogs with `notify_on_cancel`.
 *
 * @see https://docs.slack.dev/block-kit/upgrading-outmoded-dialogs-to-modals
 */
export interface SlackDialogCancellationPayload extends DialogPayload {
  readonly type: 'dialog_cancellation';
  /** Accepts five messages within 30 minutes. */
  readonly response_url: string;
}

/**
 * The text that a user types into a menu of a dialog whose options the bot supplies.
 *
 * @see https://docs.slack.dev/block-kit/upgrading-outmoded-dialogs-to-modals
 */
export interface SlackDialogSuggestionPayload extends DialogPayload {
  readonly type: 'dialog_suggestion';
  /** The name of the menu. */
  readonly name: string;
  /** The text typed so far. */
  readonly value: string;
}
