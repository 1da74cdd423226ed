import type { MessageAttachment, PlainTextElement } from '@slack/types';
import type { SlackKnownBlock } from './block.payload.js';
import type { SlackElementValue } from './element-value.js';

/** The user who acted. */
export interface SlackInteractionUser {
  readonly id: string;
  readonly team_id?: string;
  readonly name?: string;
  readonly username?: string;
}

/** The fields that all interactions have. */
export interface InteractionBody {
  readonly user: SlackInteractionUser;
  /** Null for an organization-wide installation. */
  readonly team: { readonly id: string; readonly domain?: string } | null;
  readonly enterprise?: { readonly id: string; readonly name?: string } | null;
  readonly is_enterprise_install?: boolean;
  readonly api_app_id?: string;
}

/**
 * The element that the user acted on: one entry of the `actions` of a `block_actions` payload.
 *
 * @see https://docs.slack.dev/reference/interaction-payloads/block_actions-payload
 */
export type SlackActionPayload = SlackElementValue & {
  readonly action_id: string;
  readonly block_id: string;
  /** The time of the action, as a Slack timestamp: `1700000000.000100`. */
  readonly action_ts: string;
  /** The text on the element, if it has one. */
  readonly text?: PlainTextElement;
};

/**
 * The text that a user types into a select menu whose options the bot supplies.
 *
 * @see https://docs.slack.dev/reference/interaction-payloads/block_suggestion-payload
 */
export interface SlackOptionsPayload extends InteractionBody {
  readonly type: 'block_suggestion';
  readonly action_id: string;
  readonly block_id: string;
  /** The text typed so far. */
  readonly value: string;
  readonly channel?: { readonly id: string; readonly name?: string };
  readonly view?: SlackViewPayload;
}

/**
 * A global shortcut.
 *
 * @see https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload
 */
export interface SlackShortcutPayload extends InteractionBody {
  readonly type: 'shortcut';
  readonly callback_id: string;
  readonly action_ts: string;
  /** Opens one modal, within 3 s. */
  readonly trigger_id: string;
}

/**
 * A shortcut on a message.
 *
 * @see https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload
 */
export interface SlackMessageShortcutPayload extends InteractionBody {
  readonly type: 'message_action';
  readonly callback_id: string;
  readonly action_ts: string;
  /** Opens one modal, within 3 s. */
  readonly trigger_id: string;
  /** Accepts five messages within 30 minutes. */
  readonly response_url: string;
  readonly channel: { readonly id: string; readonly name?: string };
  readonly message_ts: string;
  readonly message: SlackShortcutMessage;
}

/** The message that a shortcut was used on. A bot's message has no user. */
export interface SlackShortcutMessage {
  readonly type: 'message';
  readonly ts: string;
  readonly thread_ts?: string;
  readonly subtype?: string;
  readonly user?: string;
  readonly bot_id?: string;
  readonly text?: string;
  // Not readonly, for Slack's own client takes them as they are.
  readonly blocks?: SlackKnownBlock[];
  readonly attachments?: MessageAttachment[];
}

/** The fields that modals and home tabs have. */
interface ViewPayload {
  readonly id: string;
  readonly callback_id: string;
  /** The data that the bot stored in the view: at most 3000 characters. */
  readonly private_metadata: string;
  /** The values of the inputs, by `block_id` and then by `action_id`. */
  readonly state: { readonly values: Readonly<Record<string, Readonly<Record<string, SlackElementValue>>>> };
  // Not readonly, for Slack's own client takes them as they are.
  readonly blocks: SlackKnownBlock[];
  /** Changes with every update: `views.update` with an outdated hash fails. */
  readonly hash?: string;
  readonly external_id?: string;
  readonly team_id?: string;
  readonly app_id?: string;
  readonly bot_id?: string;
  /** The id of the workspace that installed the app, or of the organization. */
  readonly app_installed_team_id?: string;
  readonly root_view_id?: string | null;
  readonly previous_view_id?: string | null;
  readonly clear_on_close?: boolean;
  readonly notify_on_close?: boolean;
}

/**
 * A modal when a user submitted or closed it.
 *
 * @see https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload
 */
export interface SlackModalPayload extends ViewPayload {
  readonly type: 'modal';
  readonly title: PlainTextElement;
  readonly submit?: PlainTextElement | null;
  readonly close?: PlainTextElement | null;
}

/** A user's home tab when the user acted in it. */
export interface SlackHomePayload extends ViewPayload {
  readonly type: 'home';
}

/** The view that a user acted in. */
export type SlackViewPayload = SlackModalPayload | SlackHomePayload;
