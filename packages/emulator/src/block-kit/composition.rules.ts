import { both, demand, flag, list, object, oneOf, text, type Rule } from './shape.js';

/** A text object that is `plain_text`. */
export function plainText(max: number): Rule {
  return object({ type: oneOf('plain_text'), text: text(max) }, { emoji: flag });
}

/** A text object of either kind. */
export function anyText(max: number): Rule {
  return object({ type: oneOf('plain_text', 'mrkdwn'), text: text(max) }, { emoji: flag, verbatim: flag });
}

/** The question before an element's action is taken. */
export const confirmation = object(
  { title: plainText(100), text: anyText(300) },
  { confirm: plainText(30), deny: plainText(30), style: oneOf('primary', 'danger') },
);

const option = object({ text: anyText(75), value: text(150) }, { description: anyText(75) });

/** The options of an overflow menu. One that is a link needs no value. */
export const overflowOptions = list(
  both(
    object({ text: anyText(75) }, { value: text(150), description: anyText(75), url: text(3000) }),
    demand(entry => entry.value !== undefined || entry.url !== undefined, 'missing required field: value'),
  ),
  5,
);

/** A list of options. */
export function options(max: number): Rule {
  return list(option, max);
}

export const optionGroups = list(object({ label: plainText(75), options: options(100) }), 100);

/** Options or groups of them, one of both. */
export const optionSource: Rule = both(
  object({}, { options: options(100), option_groups: optionGroups }),
  demand(
    menu => (menu.options === undefined) !== (menu.option_groups === undefined),
    'must provide exactly one of: options, option_groups',
  ),
);
