import { isJsonObject, objectAt, objectsAt, stringAt, type JsonObject } from '../json.js';
import {
  allOf,
  anyValue,
  atLeastOne,
  both,
  byType,
  demand,
  exactlyOne,
  booleanRule,
  listRule,
  objectRule,
  oneOfRule,
  textRule,
  typed,
  type Members,
  type Rule,
} from './rule-combinators.js';

/** How the `text` of a text object is limited, whatever its kind. */
const withMaxLength = (max: number): Rule => {
  const limit = textRule(max, 0);
  return (value, place) => {
    const inner = isJsonObject(value) ? stringAt(value, 'text') : undefined;
    return inner === undefined ? [] : limit(inner, `${place}/text`);
  };
};

const plainTextObject = objectRule({ type: oneOfRule('plain_text'), text: textRule() }, { emoji: booleanRule });

/** The two text objects, for lists that hold other things beside them. */
export const textObjects: Members = {
  plain_text: plainTextObject,
  mrkdwn: typed({ text: textRule() }, { verbatim: booleanRule }),
};
const textObject = byType(textObjects);

/** A text object that is `plain_text`. */
export function plainText(max: number): Rule {
  return allOf(plainTextObject, withMaxLength(max));
}

/** A text object of either kind. */
export function anyText(max: number): Rule {
  return allOf(textObject, withMaxLength(max));
}

/** The question before an element's action is taken. */
export const confirmation = objectRule(
  { text: anyText(300) },
  { title: plainText(100), confirm: plainText(30), deny: plainText(30), style: oneOfRule('primary', 'danger') },
);

/** An option of a menu. Among boxes and radio buttons its texts may have markup. */
function optionRule(words: (max: number) => Rule, more: Members = {}): Rule {
  return objectRule({ text: words(75), value: textRule(150) }, { description: words(75), ...more });
}

export const menuOption = optionRule(plainText);
export const boxOption = optionRule(anyText);

const MAX_OPTIONS = 100;
export const menuOptions = listRule(menuOption, MAX_OPTIONS);
export const boxOptions = listRule(boxOption, 10);

/** The options of an overflow menu. One that is a link needs no value. */
export const overflowOptions = listRule(
  both(
    objectRule({ text: plainText(75) }, { value: textRule(150), description: plainText(75), url: textRule(3000) }),
    atLeastOne('value', 'url'),
  ),
  5,
);

export const optionGroups = listRule(objectRule({ label: plainText(75), options: menuOptions }), 100);

/** Options or groups of them. */
export const optionSource: Members = { options: menuOptions, option_groups: optionGroups };
export const eitherSource = exactlyOne('options', 'option_groups');

/** The options that an element lists, those of groups among them. */
export function listOptionsOf(element: JsonObject): JsonObject[] {
  const grouped = objectsAt(element, 'option_groups').flatMap(group => objectsAt(group, 'options'));
  return [...objectsAt(element, 'options'), ...grouped];
}

/** What is chosen to begin with must be among the options. */
export const initialAmongOptions: Rule = (value, place) =>
  INITIAL_FIELDS.flatMap(member => {
    const isOffered = (element: JsonObject): boolean => {
      const offered = new Set(listOptionsOf(element).map(optionKey));
      return isAmongOptions(element, member).every(each => offered.has(optionKey(each)));
    };
    return demand(isOffered, 'what is chosen initially must match one of the options', member)(value, place);
  });

const INITIAL_FIELDS = ['initial_option', 'initial_options'];

function isAmongOptions(element: JsonObject, member: string): JsonObject[] {
  const single = objectAt(element, member);
  return single ? [single] : objectsAt(element, member);
}

const optionKey = (entry: JsonObject): string =>
  JSON.stringify([entry.value, stringAt(objectAt(entry, 'text') ?? {}, 'text')]);

/** Which conversations a menu lists. */
export const conversationFilter = both(
  objectRule(
    {},
    {
      include: listRule(oneOfRule('im', 'mpim', 'private', 'public')),
      exclude_external_shared_channels: booleanRule,
      exclude_bot_users: booleanRule,
    },
  ),
  demand(filter => Object.keys(filter).length > 0, 'must provide at least one of the properties of a filter'),
);

export const dispatchConfig = objectRule(
  {},
  { trigger_actions_on: listRule(oneOfRule('on_enter_pressed', 'on_character_entered'), 2) },
);

/** Where an image comes from: a URL, or a file that Slack has. */
export const imageSource: Members = {
  image_url: textRule(3000),
  slack_file: both(objectRule({}, { id: textRule(), url: textRule() }), exactlyOne('id', 'url')),
};
export const eitherImage = exactlyOne('image_url', 'slack_file');

export const workflow = objectRule({
  trigger: objectRule(
    { url: textRule() },
    { customizable_input_parameters: listRule(objectRule({ name: textRule(), value: anyValue }), Infinity, 0) },
  ),
});
