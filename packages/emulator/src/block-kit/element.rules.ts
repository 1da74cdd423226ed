import {
  boxOption,
  boxOptions,
  confirmation as confirm,
  conversationFilter,
  dispatchConfig,
  eitherImage,
  eitherSource,
  imageSource,
  initialAmongOptions,
  menuOption,
  optionSource,
  overflowOptions,
  plainText,
  workflow,
} from './composition.rules.js';
import { richText } from './rich-text.rules.js';
import {
  both,
  byType,
  demand,
  flag,
  integer,
  list,
  object,
  oneOf,
  pattern,
  text,
  typed,
  type Members,
  type Rule,
} from './rule-combinators.js';

const label = plainText(75);
const style = oneOf('primary', 'danger');
const accessibility_label = text(75);
const focus_on_load = flag;
const placeholder = plainText(150);
const ids = list(text(255), Infinity, 0);
const typable = { placeholder, focus_on_load, dispatch_action_config: dispatchConfig };
const pickable = { placeholder, focus_on_load, confirm };
const manyPickable = { ...pickable, max_selected_items: integer(1) };
const feedback = object({ text: label, value: text(2000) }, { accessibility_label });
const number = pattern(/^-?(\d+\.?\d*|\.\d+)$/);
const date = pattern(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
const time = pattern(/^([01]\d|2[0-3]):[0-5]\d$/);

/** An element that somebody acts on. */
function element(optional: Members, required: Members = {}): Rule {
  return typed(required, { ...optional, action_id: text(255) });
}

/** `min` is not above `max`, where both are there. */
function ordered(min: string, max: string): Rule {
  const holds: Parameters<typeof demand>[0] = each =>
    each[min] === undefined || each[max] === undefined || Number(each[min]) <= Number(each[max]);
  return demand(holds, `${min} must not be greater than ${max}`, min);
}

const fewEnough = demand(
  each =>
    !Array.isArray(each.initial_options) || each.initial_options.length <= Number(each.max_selected_items ?? Infinity),
  'no more than max_selected_items may be chosen initially',
  'initial_options',
);

/** Every element, with what it takes. Where each may stand is in `element-places.ts`. */
export const elementRules: Members = {
  button: element({ value: text(2000, 0), url: text(3000), style, confirm, accessibility_label }, { text: label }),
  workflow_button: element({ style, confirm, accessibility_label }, { text: label, workflow }),
  icon_button: element(
    { value: text(2000), confirm, accessibility_label, visible_to_user_ids: ids },
    { icon: oneOf('trash'), text: label },
  ),
  feedback_buttons: element({}, { positive_button: feedback, negative_button: feedback }),
  overflow: element({ confirm }, { options: overflowOptions }),
  image: both(typed({ alt_text: text(2000) }, imageSource), eitherImage),

  checkboxes: both(
    element({ initial_options: list(boxOption, 10), confirm, focus_on_load }, { options: boxOptions }),
    initialAmongOptions,
  ),
  radio_buttons: both(
    element({ initial_option: boxOption, confirm, focus_on_load }, { options: boxOptions }),
    initialAmongOptions,
  ),
  static_select: both(
    element({ ...optionSource, initial_option: menuOption, ...pickable }),
    eitherSource,
    initialAmongOptions,
  ),
  multi_static_select: both(
    element({ ...optionSource, initial_options: list(menuOption, 100), ...manyPickable }),
    eitherSource,
    initialAmongOptions,
    fewEnough,
  ),
  external_select: element({ initial_option: menuOption, min_query_length: integer(0), ...pickable }),
  multi_external_select: both(
    element({ initial_options: list(menuOption, 100), min_query_length: integer(0), ...manyPickable }),
    fewEnough,
  ),
  users_select: element({ initial_user: text(255), ...pickable }),
  multi_users_select: element({ initial_users: ids, ...manyPickable }),
  conversations_select: element({
    initial_conversation: text(255),
    default_to_current_conversation: flag,
    response_url_enabled: flag,
    filter: conversationFilter,
    ...pickable,
  }),
  multi_conversations_select: element({
    initial_conversations: ids,
    default_to_current_conversation: flag,
    filter: conversationFilter,
    ...manyPickable,
  }),
  channels_select: element({ initial_channel: text(255), response_url_enabled: flag, ...pickable }),
  multi_channels_select: element({ initial_channels: ids, ...manyPickable }),

  datepicker: element({ initial_date: date, ...pickable }),
  timepicker: element({ initial_time: time, timezone: text(255), ...pickable }),
  datetimepicker: element({ initial_date_time: integer(1_000_000_000, 9_999_999_999), confirm, focus_on_load }),

  plain_text_input: both(
    element({
      initial_value: text(3000, 0),
      multiline: flag,
      min_length: integer(0, 3000),
      max_length: integer(1, 3000),
      ...typable,
    }),
    ordered('min_length', 'max_length'),
  ),
  email_text_input: element({ initial_value: text(3000, 0), ...typable }),
  url_text_input: element({ initial_value: text(3000, 0), ...typable }),
  number_input: both(
    element({ initial_value: number, min_value: number, max_value: number, ...typable }, { is_decimal_allowed: flag }),
    ordered('min_value', 'max_value'),
  ),
  rich_text_input: both(
    element({ initial_value: richText, min_lines: integer(1, 100), max_lines: integer(1, 100), ...typable }),
    ordered('min_lines', 'max_lines'),
  ),
  file_input: element({ filetypes: list(text(), Infinity, 0), max_files: integer(1, 10) }),
};

/** One kind of element and no other. */
export const only = (type: string): Rule =>
  byType(Object.fromEntries(Object.entries(elementRules).filter(([each]) => each === type)));

/** Where a task has its answer from. */
export const urlSource = object({ type: oneOf('url'), url: text(), text: text() });
