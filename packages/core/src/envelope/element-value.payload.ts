import type { Option } from '@slack/types';
import type { SlackRichTextBlock } from './block.payload.js';

/** Slack sends null for what was cleared or never filled in. */
type Chosen<Value> = Value | null;

/** A button of any make. */
interface ButtonValue {
  readonly type: 'button' | 'icon_button' | 'feedback_buttons' | 'workflow_button';
  readonly value?: string;
}

/** Text as typed; numbers come as text too. */
interface TextValue {
  readonly type: 'plain_text_input' | 'number_input' | 'email_text_input' | 'url_text_input';
  readonly value: Chosen<string>;
}

interface RichTextValue {
  readonly type: 'rich_text_input';
  readonly rich_text_value: Chosen<SlackRichTextBlock>;
}

interface OptionValue {
  readonly type: 'static_select' | 'external_select' | 'overflow' | 'radio_buttons';
  readonly selected_option: Chosen<Option>;
}

interface OptionsValue {
  readonly type: 'multi_static_select' | 'multi_external_select' | 'checkboxes';
  readonly selected_options: readonly Option[];
}

interface UserValue {
  readonly type: 'users_select';
  readonly selected_user: Chosen<string>;
}

interface UsersValue {
  readonly type: 'multi_users_select';
  readonly selected_users: readonly string[];
}

interface ChannelValue {
  readonly type: 'channels_select';
  readonly selected_channel: Chosen<string>;
}

interface ChannelsValue {
  readonly type: 'multi_channels_select';
  readonly selected_channels: readonly string[];
}

interface ConversationValue {
  readonly type: 'conversations_select';
  readonly selected_conversation: Chosen<string>;
}

interface ConversationsValue {
  readonly type: 'multi_conversations_select';
  readonly selected_conversations: readonly string[];
}

/** A day: `2026-01-31`. */
interface DateValue {
  readonly type: 'datepicker';
  readonly selected_date: Chosen<string>;
}

/** A time of day: `23:59`. */
interface TimeValue {
  readonly type: 'timepicker';
  readonly selected_time: Chosen<string>;
}

/** A moment, in seconds since 1970. */
interface DateTimeValue {
  readonly type: 'datetimepicker';
  readonly selected_date_time: Chosen<number>;
}

interface FilesValue {
  readonly type: 'file_input';
  readonly files: readonly { readonly id: string; readonly name?: string; readonly url_private?: string }[];
}

/**
 * What an element holds, told apart by `type`. Elements that Slack adds later arrive as well, with a `type` that is none
 * of these.
 *
 * @see https://docs.slack.dev/reference/block-kit/block-elements
 */
export type SlackElementValue =
  | ButtonValue
  | TextValue
  | RichTextValue
  | OptionValue
  | OptionsValue
  | UserValue
  | UsersValue
  | ChannelValue
  | ChannelsValue
  | ConversationValue
  | ConversationsValue
  | DateValue
  | TimeValue
  | DateTimeValue
  | FilesValue;
