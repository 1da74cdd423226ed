import { isJsonObject } from '../json.js';
import { anyText } from './composition.rules.js';
import { only, urlSource } from './element.rules.js';
import {
  both,
  byType,
  demand,
  listRule,
  objectRule,
  oneOfRule,
  type Rule,
  textRule,
  typed,
  unexpected,
} from './rule-combinators.js';
import { richText } from './rich-text.rules.js';

/** Slack's own icons, by name. */
const ICONS = [
  'archive book bookmark bot bug calendar call caret-left caret-right check clipboard code comment compass',
  'copy cube download edit email eye-closed eye-open file flag folder gear globe heart help image info key',
  'lightbulb link map mobile new-window pin plus refine refresh rocket save screen share sparkle star',
  'star-filled tag thumbs-down thumbs-up trash upload user warning',
].flatMap(names => names.split(' '));

/** One of Slack's own icons. */
export const slackIcon = objectRule({ type: oneOfRule('icon'), name: oneOfRule(...ICONS) });

export const image = only('image');

const oneIcon: Rule = (value, place) =>
  isJsonObject(value) && value.icon !== undefined && value.slack_icon !== undefined
    ? [unexpected('slack_icon', place)]
    : [];

/** A card block. */
export const card = both(
  typed(
    {},
    {
      block_id: textRule(255),
      hero_image: image,
      icon: image,
      slack_icon: slackIcon,
      title: anyText(150),
      subtitle: anyText(150),
      body: anyText(200),
      subtext: anyText(200),
      actions: listRule(only('button'), 3),
    },
  ),
  oneIcon,
  demand(
    each => [each.hero_image, each.title, each.actions, each.body].some(member => member !== undefined),
    'must provide at least one of: hero_image, title, actions, body',
  ),
);

/** A carousel block: cards side by side. */
export const carousel = typed({ elements: listRule(byType({ card }), 10) }, { block_id: textRule(255) });

const STATES = ['in_progress', 'complete', 'error'];

function task(...states: readonly string[]): Rule {
  return typed(
    { task_id: textRule(), title: textRule() },
    {
      status: oneOfRule(...states),
      details: richText,
      output: richText,
      sources: listRule(urlSource, Infinity, 0),
      icon: slackIcon,
      block_id: textRule(255),
    },
  );
}

/** A task card block that stands alone: one of a plan can be pending, too. */
export const taskCard = task(...STATES);

/** A plan block. Its tasks may leave out that they are task cards. */
export const plan = typed(
  { title: textRule() },
  {
    tasks: listRule(task('pending', ...STATES), Infinity, 0),
    status: oneOfRule('pending', ...STATES),
    block_id: textRule(255),
  },
);
