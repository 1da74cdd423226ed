import { isJsonObject, objectAt, objectsAt, stringAt, type JsonObject } from '../json.js';
import {
  allOf,
  anything,
  atLeastOne,
  both,
  byType,
  demand,
  exactlyOne,
  flag,
  list,
  object,
  oneOf,
  text,
  typed,
  type Members,
  type Rule,
} from './rule-combinators.js';

/** How the `text` of a text object is limited, whatever its kind. */
const upTo = (max: number): Rule => {
  const limit = text(max, 0);
  return (value, place) => {
    const inner = isJsonObject(value) ? stringAt(value, 'text') : undefined;
    return inner === undefined ? [] : limit(inner, `${place}/text`);
  };
};

const plainTextObject = object({ type: oneOf('plain_text'), text: text() }, { emoji: flag });

/** The two text objects, for lists that hold other things beside them. */
export const textObjects: Members = {
  plain_text: plainTextObject,
  mrkdwn: typed({ text: text() }, { verbatim: flag }),
};
const textObject = byType(textObjects);

/** A text object that is `plain_text`. */
export function plainText(max: number): Rule {
  return allOf(plainTextObject, upTo(max));
}

/** A text object of either kind. */
export function anyText(max: number): Rule {
  return allOf(textObject, upTo(max));
}

/** The question before an element's action is taken. */
export const confirmation = object(
  { text: anyText(300) },
  { title: plainText(100), confirm: plainText(30), deny: plainText(30), style: oneOf('primary', 'danger') },
);

/** An option of a menu. Among boxes and radio buttons its texts may have markup. */
function option(words: (max: number) => Rule, more: Members = {}): Rule {
  return object({ text: words(75), value: text(150) }, { description: words(75), ...more });
}

export const menuOption = option(plainText);
export const boxOption = option(anyText);

const MAX_OPTIONS = 100;
export const menuOptions = list(menuOption, MAX_OPTIONS);
export const boxOptions = list(boxOption, 10);

/** The options of an overflow menu. One that is a link needs no value. */
export const overflowOptions = list(
  both(
    object({ text: plainText(75) }, { value: text(150), description: plainText(75), url: text(3000) }),
    atLeastOne('value', 'url'),
  ),
  5,
);

export const optionGroups = list(object({ label: plainText(75), options: menuOptions }), 100);

/** Options or groups of them. */
export const optionSource: Members = { options: menuOptions, option_groups: optionGroups };
export const eitherSource = exactlyOne('options', 'option_groups');

/** The options that an element lists, those of groups among them. */
export function optionsOf(element: JsonObject): JsonObject[] {
  const grouped = objectsAt(element, 'option_groups').flatMap(group => objectsAt(group, 'options'));
  return [...objectsAt(element, 'options'), ...grouped];
}

/** What is chosen to begin with must be among the options. */
export const initialAmongOptions: Rule = (value, place) =>
  INITIAL.flatMap(member => {
    const isOffered = (element: JsonObject): boolean => {
      const offered = new Set(optionsOf(element).map(optionKey));
      return chosenIn(element, member).every(each => offered.has(optionKey(each)));
    };
    return demand(isOffered, 'what is chosen initially must match one of the options', member)(value, place);
  });

const INITIAL = ['initial_option', 'initial_options'];

function chosenIn(element: JsonObject, member: string): JsonObject[] {
  const single = objectAt(element, member);
  return single ? [single] : objectsAt(element, member);
}

const optionKey = (entry: JsonObject): string =>
  JSON.stringify([entry.value, stringAt(objectAt(entry, 'text') ?? {}, 'text')]);

/** Which conversations a menu lists. */
export const conversationFilter = both(
  object(
    {},
    {
      include: list(oneOf('im', 'mpim', 'private', 'public')),
      exclude_external_shared_channels: flag,
      exclude_bot_users: flag,
    },
  ),
  demand(filter => Object.keys(filter).length > 0, 'must provide at least one of the properties of a filter'),
);

export const dispatchConfig = object(
  {},
  { trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), 2) },
);

/** Where an image comes from: a URL, or a file that Slack has. */
export const imageSource: Members = {
  image_url: text(3000),
  slack_file: both(object({}, { id: text(), url: text() }), exactlyOne('id', 'url')),
};
export const eitherImage = exactlyOne('image_url', 'slack_file');

export const workflow = object({
  trigger: object(
    { url: text() },
    { customizable_input_parameters: list(object({ name: text(), value: anything }), Infinity, 0) },
  ),
});
