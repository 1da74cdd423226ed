import { isJsonObject, type JsonObject } from './json.js';
import type { Option } from '@slack/types';
import type { SlackRichTextBlock } from './block.payload.js';

/** The fields in which elements have their value. An element has at most one of them. */
const VALUE_FIELDS = [
  'selected_option',
  'selected_options',
  'value',
  'selected_user',
  'selected_users',
  'selected_channel',
  'selected_channels',
  'selected_conversation',
  'selected_conversations',
  'selected_date',
  'selected_time',
  'selected_date_time',
  'rich_text_value',
  'files',
] as const;

const KNOWN_ELEMENT_TYPES: Readonly<Record<SlackElementValue['type'], true>> = {
  button: true,
  icon_button: true,
  feedback_buttons: true,
  workflow_button: true,
  plain_text_input: true,
  number_input: true,
  email_text_input: true,
  url_text_input: true,
  rich_text_input: true,
  static_select: true,
  external_select: true,
  overflow: true,
  radio_buttons: true,
  multi_static_select: true,
  multi_external_select: true,
  checkboxes: true,
  users_select: true,
  multi_users_select: true,
  channels_select: true,
  multi_channels_select: true,
  conversations_select: true,
  multi_conversations_select: true,
  datepicker: true,
  timepicker: true,
  datetimepicker: true,
  file_input: true,
};

/** Whether the location of an element's value is known. Slack omits the field if nothing was selected. */
export const isKnownElement = (element: JsonObject): boolean =>
  findValueField(element) !== undefined || Object.hasOwn(KNOWN_ELEMENT_TYPES, String(element['type']));

/** Looks up the field, not the type: future elements keep their value in one of these fields too. */
const findValueField = (element: JsonObject) => VALUE_FIELDS.find(name => Object.hasOwn(element, name));

/**
 * Returns the value of an element; options are returned as their values. Undefined for an empty element and for one
 * without a value.
 */
export function getElementValue(element: JsonObject): unknown {
  const field = findValueField(element);
  if (field === undefined) return undefined;
  const value = element[field] ?? undefined;
  switch (field) {
    case 'selected_option':
      return isJsonObject(value) ? value['value'] : undefined;
    case 'selected_options':
      return getSelectedValues(value, element['type']);
    default:
      return value;
  }
}

function getSelectedValues(value: unknown, type: unknown): unknown {
  if (!Array.isArray(value)) return undefined;
  const values = value.filter(isJsonObject).map(chosen => chosen['value']);
  // A menu of an attachment has its single selection in a list.
  return type === 'select' ? values[0] : values;
}

/** Slack sends null for an element that is empty. */
type Chosen<Value> = Value | null;

/** A button of any style. */
interface ButtonValue {
  readonly type: 'button' | 'icon_button' | 'feedback_buttons' | 'workflow_button';
  readonly value?: string;
}

/** The typed text. Numbers are texts, too. */
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
 * The value of an element, as a union discriminated by `type`. Slack may add elements with other types at any time.
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
