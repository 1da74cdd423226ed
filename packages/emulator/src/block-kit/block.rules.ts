import { stringAt, type JsonObject } from '../json.js';
import { anyText, plainText } from './composition.rules.js';
import { accessory, actionElement, contextAction, contextElements, inputElement } from './element.rules.js';
import { elementsOf } from './placed-elements.js';
import { anything, both, byType, demand, fault, flag, list, object, oneOf, text, type Rule } from './shape.js';

function block(required: Readonly<Record<string, Rule>>, optional: Readonly<Record<string, Rule>> = {}): Rule {
  return object(required, { ...optional, block_id: text(255) });
}

const blockRules: Readonly<Record<string, Rule>> = {
  section: both(
    block({}, { text: anyText(3000), fields: list(anyText(2000), 10), accessory, expand: flag }),
    demand(section => section.text !== undefined || section.fields !== undefined, 'missing required field: text'),
  ),
  divider: block({}),
  header: block({ text: plainText(150) }),
  image: both(
    block({ alt_text: text(2000) }, { image_url: text(3000), slack_file: anything, title: plainText(2000) }),
    demand(
      image => (image.image_url === undefined) !== (image.slack_file === undefined),
      'must provide exactly one of: image_url, slack_file',
    ),
  ),
  context: block({ elements: contextElements }),
  actions: block({ elements: list(actionElement, 25) }),
  context_actions: block({ elements: list(contextAction, 5) }),
  input: block(
    { label: plainText(2000), element: inputElement },
    { hint: plainText(2000), optional: flag, dispatch_action: flag },
  ),
  rich_text: block({ elements: list(object({ type: text(255), elements: anything }), 1000, 0) }),
  markdown: block({ text: text(12_000) }),
  video: block({
    alt_text: text(2000),
    title: plainText(200),
    thumbnail_url: text(3000),
    video_url: text(3000),
  }),
  file: block({ external_id: text(255), source: oneOf('remote') }),
  table: block({ rows: list(anything, 100) }),
};

/** Blocks that are let pass as they are, because their insides are new and still change. */
const UNCHECKED = [
  'alert',
  'call',
  'card',
  'carousel',
  'container',
  'data_table',
  'data_visualization',
  'plan',
  'task_card',
];

const anyBlock = byType('block', {
  ...blockRules,
  ...Object.fromEntries(UNCHECKED.map(type => [type, block({})])),
});

/** What is wrong with a list of blocks, from `place` on. */
export function findBlockFaults(blocks: readonly JsonObject[], max: number, place = '/blocks'): string[] {
  return [...list(anyBlock, max, 0)([...blocks], place), ...findRepeatedIds(blocks, place)];
}

function findRepeatedIds(blocks: readonly JsonObject[], place: string): string[] {
  const seen = new Set<string>();
  return blocks.flatMap((each, index) => {
    const repeatedActions = repeated(elementsOf(each).map(element => stringAt(element, 'action_id'))).map(id =>
      fault(`action_id "${id}" already exists`, `${place}/${index}`),
    );
    const id = stringAt(each, 'block_id');
    if (id === undefined) return repeatedActions;
    const isRepeated = seen.has(id);
    seen.add(id);
    return isRepeated
      ? [...repeatedActions, fault(`block_id "${id}" already exists`, `${place}/${index}/block_id`)]
      : repeatedActions;
  });
}

function repeated(ids: readonly (string | undefined)[]): string[] {
  return ids.filter((id, index): id is string => id !== undefined && ids.indexOf(id) !== index);
}
