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
  booleanRule,
  integer,
  listRule,
  objectRule,
  oneOfRule,
  pattern,
  textRule,
  typed,
  type Members,
  type Rule,
} from './rule-combinators.js';

const elementLabel = plainText(75);
const buttonStyle = oneOfRule('primary', 'danger');
const accessibility_label = textRule(75);
const focus_on_load = booleanRule;
const placeholder = plainText(150);
const ids = listRule(textRule(255), Infinity, 0);
const typable = { placeholder, focus_on_load, dispatch_action_config: dispatchConfig };
const pickable = { placeholder, focus_on_load, confirm };
const manyPickable = { ...pickable, max_selected_items: integer(1) };
const feedback = objectRule({ text: elementLabel, value: textRule(2000) }, { accessibility_label });
const numberText = pattern(/^-?(\d+\.?\d*|\.\d+)$/);
const calendarDate = pattern(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
const timeOfDay = pattern(/^([01]\d|2[0-3]):[0-5]\d$/);

/** An element that somebody acts on. */
function element(optional: Members, required: Members = {}): Rule {
  return typed(required, { ...optional, action_id: textRule(255) });
}

/** `min` is not above `max`, where both are there. */
function ordered(min: string, max: string): Rule {
  const holds: Parameters<typeof demand>[0] = each =>
    each[min] === undefined || each[max] === undefined || Number(each[min]) <= Number(each[max]);
  return demand(holds, `${min} must not be greater than ${max}`, min);
}

const hasValidMaxSelected = demand(
  each =>
    !Array.isArray(each.initial_options) || each.initial_options.length <= Number(each.max_selected_items ?? Infinity),
  'no more than max_selected_items may be chosen initially',
  'initial_options',
);

/** Every element, with what it takes. Where each may stand is in `element-places.ts`. */
export const elementRules: Members = {
  button: element(
    { value: textRule(2000, 0), url: textRule(3000), style: buttonStyle, confirm, accessibility_label },
    { text: elementLabel },
  ),
  workflow_button: element({ style: buttonStyle, confirm, accessibility_label }, { text: elementLabel, workflow }),
  icon_button: element(
    { value: textRule(2000), confirm, accessibility_label, visible_to_user_ids: ids },
    { icon: oneOfRule('trash'), text: elementLabel },
  ),
  feedback_buttons: element({}, { positive_button: feedback, negative_button: feedback }),
  overflow: element({ confirm }, { options: overflowOptions }),
  image: both(typed({ alt_text: textRule(2000) }, imageSource), eitherImage),

  checkboxes: both(
    element({ initial_options: listRule(boxOption, 10), confirm, focus_on_load }, { options: boxOptions }),
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
    element({ ...optionSource, initial_options: listRule(menuOption, 100), ...manyPickable }),
    eitherSource,
    initialAmongOptions,
    hasValidMaxSelected,
  ),
  external_select: element({ initial_option: menuOption, min_query_length: integer(0), ...pickable }),
  multi_external_select: both(
    element({ initial_options: listRule(menuOption, 100), min_query_length: integer(0), ...manyPickable }),
    hasValidMaxSelected,
  ),
  users_select: element({ initial_user: textRule(255), ...pickable }),
  multi_users_select: element({ initial_users: ids, ...manyPickable }),
  conversations_select: element({
    initial_conversation: textRule(255),
    default_to_current_conversation: booleanRule,
    response_url_enabled: booleanRule,
    filter: conversationFilter,
    ...pickable,
  }),
  multi_conversations_select: element({
    initial_conversations: ids,
    default_to_current_conversation: booleanRule,
    filter: conversationFilter,
    ...manyPickable,
  }),
  channels_select: element({ initial_channel: textRule(255), response_url_enabled: booleanRule, ...pickable }),
  multi_channels_select: element({ initial_channels: ids, ...manyPickable }),

  datepicker: element({ initial_date: calendarDate, ...pickable }),
  timepicker: element({ initial_time: timeOfDay, timezone: textRule(255), ...pickable }),
  datetimepicker: element({ initial_date_time: integer(1_000_000_000, 9_999_999_999), confirm, focus_on_load }),

  plain_text_input: both(
    element({
      initial_value: textRule(3000, 0),
      multiline: booleanRule,
      min_length: integer(0, 3000),
      max_length: integer(1, 3000),
      ...typable,
    }),
    ordered('min_length', 'max_length'),
  ),
  email_text_input: element({ initial_value: textRule(3000, 0), ...typable }),
  url_text_input: element({ initial_value: textRule(3000, 0), ...typable }),
  number_input: both(
    element(
      { initial_value: numberText, min_value: numberText, max_value: numberText, ...typable },
      { is_decimal_allowed: booleanRule },
    ),
    ordered('min_value', 'max_value'),
  ),
  rich_text_input: both(
    element({ initial_value: richText, min_lines: integer(1, 100), max_lines: integer(1, 100), ...typable }),
    ordered('min_lines', 'max_lines'),
  ),
  file_input: element({ filetypes: listRule(textRule(), Infinity, 0), max_files: integer(1, 10) }),
};

/** One kind of element and no other. */
export const only = (type: string): Rule =>
  byType(Object.fromEntries(Object.entries(elementRules).filter(([each]) => each === type)));

/** Where a task has its answer from. */
export const urlSource = objectRule({ type: oneOfRule('url'), url: textRule(), text: textRule() });
