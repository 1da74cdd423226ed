import { isJsonObject } from '../json.js';
import { card, carousel, image, plan, taskCard } from './card.rules.js';
import { chartRequired, dataTable, tableOptional, tableRequired } from './data.rules.js';
import { anyText, eitherImage, imageSource, plainText, textObjects } from './composition.rules.js';
import { elementsIn, type Surface } from './element-placement.js';
import type { Fault } from './validation-issue.js';
import { richText, richTextMembers } from './rich-text.rules.js';
import {
  anything,
  atLeastOne,
  both,
  byType,
  demand,
  flag,
  integer,
  list,
  oneOf,
  pattern,
  text,
  typed,
  type Members,
  type Rule,
} from './rule-combinators.js';
import { togetherOn } from './surface-limits.rules.js';

/** The most blocks of a surface. */
export const MAX_BLOCKS: Readonly<Record<Surface, number>> = { message: 50, modal: 100, home: 100 };

const SURFACES: readonly Surface[] = ['message', 'modal', 'home'];

/** Where each kind of block may stand. */
const places: Readonly<Record<string, readonly Surface[]>> = {
  section: SURFACES,
  header: SURFACES,
  divider: SURFACES,
  image: SURFACES,
  video: SURFACES,
  context: SURFACES,
  actions: SURFACES,
  input: SURFACES,
  rich_text: SURFACES,
  card: SURFACES,
  alert: ['modal'],
  container: ['message', 'home'],
  carousel: ['message', 'home'],
  table: ['message', 'home'],
  data_table: ['message', 'home'],
  data_visualization: ['message'],
  context_actions: ['message'],
  markdown: ['message'],
  plan: ['message'],
  task_card: ['message'],
  file: ['message'],
  call: ['message'],
};

/** What a container holds. */
const CONTAINED = [
  'actions',
  'context',
  'divider',
  'file',
  'header',
  'image',
  'input',
  'rich_text',
  'section',
  'table',
  'video',
];

const secure = pattern(/^https:\/\//);

/** A block with these members, and perhaps an id. */
function block(required: Members, optional: Members = {}): Rule {
  return typed(required, { ...optional, block_id: text(255) });
}

/** Every block that apps may send, with what it takes on a surface. */
function blocksOf(surface: Surface): Members {
  const plain: Members = {
    section: both(
      block(
        {},
        {
          text: anyText(3000),
          fields: list(anyText(2000), 10),
          accessory: elementsIn('section', surface),
          expand: flag,
        },
      ),
      atLeastOne('text', 'fields'),
    ),
    header: block({ text: plainText(150) }, { level: integer(1, 4) }),
    divider: block({}),
    image: both(block({ alt_text: text(2000) }, { ...imageSource, title: plainText(2000) }), eitherImage),
    video: block(
      { alt_text: text(), title: plainText(200), thumbnail_url: text(3000), video_url: secure },
      {
        title_url: secure,
        description: plainText(200),
        author_name: text(50),
        provider_name: text(),
        provider_icon_url: text(3000),
      },
    ),
    context: block({ elements: list(elementsIn('context', surface, textObjects), 10) }),
    actions: block({ elements: list(elementsIn('actions', surface), 25) }),
    input: both(
      block(
        { label: plainText(2000), element: elementsIn('input', surface) },
        { hint: plainText(2000), optional: flag, dispatch_action: flag },
      ),
      silentFiles,
    ),
    rich_text: block(richTextMembers),
    table: block(tableRequired, tableOptional),
    file: block({ external_id: text(255), source: oneOf('remote') }),
  };
  return {
    ...plain,
    card,
    carousel,
    plan,
    task_card: taskCard,
    data_table: dataTable,
    data_visualization: block(chartRequired),
    context_actions: block({ elements: list(elementsIn('context_actions', surface), 5) }),
    markdown: block({ text: text(12_000) }),
    alert: block({ text: anyText(200) }, { level: oneOf('default', 'info', 'warning', 'error', 'success') }),
    call: block({ call_id: text(255) }, { api_decoration_available: flag, call: anything }),
    container: both(
      block(
        { child_blocks: list(byType(pick(plain, CONTAINED)), 10) },
        {
          title: plainText(150),
          rich_text_title: richText,
          subtitle: anyText(150),
          width: oneOf('narrow', 'standard', 'wide', 'full'),
          icon: image,
          is_collapsible: flag,
          default_collapsed: flag,
          has_header_divider: flag,
        },
      ),
      atLeastOne('title', 'rich_text_title'),
    ),
  };
}

/** An input of files tells nothing before the form is submitted. */
const silentFiles = demand(
  ({ dispatch_action: dispatches, element }) =>
    dispatches !== true || !isJsonObject(element) || element.type !== 'file_input',
  'unsupported type: file_input',
  'element/type',
);

function pick(members: Members, names: readonly string[]): Members {
  return Object.fromEntries(Object.entries(members).filter(([name]) => names.includes(name)));
}

function listFor(surface: Surface): Rule {
  const allowed = Object.keys(places).filter(type => places[type]?.includes(surface));
  const blocks = byType(pick(blocksOf(surface), allowed));
  return both(list(blocks, MAX_BLOCKS[surface], 0), togetherOn(surface));
}

/** The blocks of each surface. */
export const blockLists: Readonly<Record<Surface, Rule>> = {
  message: listFor('message'),
  modal: listFor('modal'),
  home: listFor('home'),
};

/**
 * What is wrong with the blocks of a message.
 * @param place the JSON pointer of the list
 */
export function findBlockFaults(blocks: unknown, place = '/blocks'): Fault[] {
  return blockLists.message(blocks, place);
}
