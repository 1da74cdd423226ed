import { anyText, confirmation, options, optionSource, overflowOptions, plainText } from './composition.rules.js';
import { anything, both, byType, flag, list, object, oneOf, pattern, text, wholeNumber, type Rule } from './shape.js';

const shared = { action_id: text(255), confirm: confirmation, focus_on_load: flag };
const placeholder = plainText(150);
const manyChosen = { max_selected_items: wholeNumber };
const date = pattern(/^\d{4}-\d{2}-\d{2}$/, 'a date as YYYY-MM-DD');
const time = pattern(/^\d{2}:\d{2}$/, 'a time as HH:mm');
const lengths = { min_length: wholeNumber, max_length: wholeNumber };

function element(optional: Readonly<Record<string, Rule>> = {}, required: Readonly<Record<string, Rule>> = {}): Rule {
  return object(required, { ...shared, ...optional });
}

const elementRules: Readonly<Record<string, Rule>> = {
  button: element(
    {
      value: text(2000, 0),
      url: text(3000),
      style: oneOf('primary', 'danger', 'default'),
      accessibility_label: text(75),
    },
    { text: plainText(75) },
  ),
  workflow_button: element({}, { text: plainText(75), workflow: anything }),
  checkboxes: element({}, { options: options(10) }),
  radio_buttons: element({}, { options: options(10) }),
  overflow: element({}, { options: overflowOptions }),
  datepicker: element({ placeholder, initial_date: date }),
  timepicker: element({ placeholder, initial_time: time, timezone: text(255) }),
  datetimepicker: element({ initial_date_time: wholeNumber }),
  static_select: both(element({ placeholder }), optionSource),
  multi_static_select: both(element({ placeholder, ...manyChosen }), optionSource),
  external_select: element({ placeholder, min_query_length: wholeNumber }),
  multi_external_select: element({ placeholder, min_query_length: wholeNumber, ...manyChosen }),
  users_select: element({ placeholder, initial_user: text(255) }),
  multi_users_select: element({ placeholder, ...manyChosen }),
  conversations_select: element({ placeholder, initial_conversation: text(255), response_url_enabled: flag }),
  multi_conversations_select: element({ placeholder, ...manyChosen }),
  channels_select: element({ placeholder, initial_channel: text(255), response_url_enabled: flag }),
  multi_channels_select: element({ placeholder, ...manyChosen }),
  plain_text_input: element({ placeholder, initial_value: text(3000, 0), multiline: flag, ...lengths }),
  email_text_input: element({ placeholder, initial_value: text(3000, 0) }),
  url_text_input: element({ placeholder, initial_value: text(3000, 0) }),
  number_input: element({ placeholder, initial_value: text(3000, 0) }, { is_decimal_allowed: flag }),
  rich_text_input: element({ placeholder, initial_value: anything }),
  file_input: element({ max_files: wholeNumber }),
  image: object({ alt_text: text(2000) }, { image_url: text(3000), slack_file: anything }),
  feedback_buttons: element({}, { positive_button: anything, negative_button: anything }),
  icon_button: element({ value: text(2000) }, { icon: text(255), text: plainText(75) }),
};

const SINGLE_SELECTS = ['static_select', 'external_select', 'users_select', 'conversations_select', 'channels_select'];
const SELECTS = [...SINGLE_SELECTS, ...SINGLE_SELECTS.map(type => `multi_${type}`)];
const PICKERS = ['checkboxes', 'radio_buttons', 'datepicker', 'timepicker'];
const TEXT_INPUTS = [
  'plain_text_input',
  'email_text_input',
  'url_text_input',
  'number_input',
  'rich_text_input',
  'file_input',
];

/** What may stand in an actions block. */
export const actionElement = byType('element', elementRules, [
  'button',
  'workflow_button',
  'overflow',
  'datetimepicker',
  ...PICKERS,
  ...SELECTS,
]);

/** What may stand beside a section. */
export const accessory = byType('element', elementRules, [
  'button',
  'workflow_button',
  'overflow',
  'image',
  ...PICKERS,
  ...SELECTS,
]);

/** What may stand in an input block. */
export const inputElement = byType('element', elementRules, ['datetimepicker', ...TEXT_INPUTS, ...PICKERS, ...SELECTS]);

/** What may stand in a context_actions block. */
export const contextAction = byType('element', elementRules, ['feedback_buttons', 'icon_button']);

const imageElement = byType('element', elementRules, ['image']);

/** What may stand in a context block: an image or a text object. */
export const contextElement: Rule = (value, place) => {
  const isImage = typeof value === 'object' && value !== null && !Array.isArray(value) && value.type === 'image';
  return (isImage ? imageElement : anyText(3000))(value, place);
};

export const contextElements = list(contextElement, 10);
