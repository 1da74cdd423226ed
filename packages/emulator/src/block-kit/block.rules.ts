import { isJsonObject } from '../json.js';
import { card, carousel, image, plan, taskCard } from './card.rules.js';
import { chartRequired, dataTable, tableOptional, tableRequired } from './data.rules.js';
import { anyText, eitherImage, imageSource, plainText, textObjects } from './composition.rules.js';
import { listAllowedElements, type ElementSurface } from './element-placement.js';
import type { ValidationIssue } from './validation-issue.js';
import { richText, richTextMembers } from './rich-text.rules.js';
import {
  anyValue,
  atLeastOne,
  both,
  byType,
  demand,
  booleanRule,
  integer,
  listRule,
  oneOfRule,
  pattern,
  textRule,
  typed,
  type Members,
  type Rule,
} from './rule-combinators.js';
import { findSurfaceIssues } from './surface-limits.rules.js';

/** The most blocks of a surface. */
export const MAX_BLOCKS_PER_SURFACE: Readonly<Record<ElementSurface, number>> = { message: 50, modal: 100, home: 100 };

const SURFACES: readonly ElementSurface[] = ['message', 'modal', 'home'];

/** Where each kind of block may stand. */
const BLOCK_SURFACES: Readonly<Record<string, readonly ElementSurface[]>> = {
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
const CONTAINER_BLOCKS = [
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

const httpsUrl = pattern(/^https:\/\//);

/** A block with these members, and perhaps an id. */
function block(required: Members, optional: Members = {}): Rule {
  return typed(required, { ...optional, block_id: textRule(255) });
}

/** Every block that apps may send, with what it takes on a surface. */
function blockListRule(surface: ElementSurface): Members {
  const plain: Members = {
    section: both(
      block(
        {},
        {
          text: anyText(3000),
          fields: listRule(anyText(2000), 10),
          accessory: listAllowedElements('section', surface),
          expand: booleanRule,
        },
      ),
      atLeastOne('text', 'fields'),
    ),
    header: block({ text: plainText(150) }, { level: integer(1, 4) }),
    divider: block({}),
    image: both(block({ alt_text: textRule(2000) }, { ...imageSource, title: plainText(2000) }), eitherImage),
    video: block(
      { alt_text: textRule(), title: plainText(200), thumbnail_url: textRule(3000), video_url: httpsUrl },
      {
        title_url: httpsUrl,
        description: plainText(200),
        author_name: textRule(50),
        provider_name: textRule(),
        provider_icon_url: textRule(3000),
      },
    ),
    context: block({ elements: listRule(listAllowedElements('context', surface, textObjects), 10) }),
    actions: block({ elements: listRule(listAllowedElements('actions', surface), 25) }),
    input: both(
      block(
        { label: plainText(2000), element: listAllowedElements('input', surface) },
        { hint: plainText(2000), optional: booleanRule, dispatch_action: booleanRule },
      ),
      silentFiles,
    ),
    rich_text: block(richTextMembers),
    table: block(tableRequired, tableOptional),
    file: block({ external_id: textRule(255), source: oneOfRule('remote') }),
  };
  return {
    ...plain,
    card,
    carousel,
    plan,
    task_card: taskCard,
    data_table: dataTable,
    data_visualization: block(chartRequired),
    context_actions: block({ elements: listRule(listAllowedElements('context_actions', surface), 5) }),
    markdown: block({ text: textRule(12_000) }),
    alert: block({ text: anyText(200) }, { level: oneOfRule('default', 'info', 'warning', 'error', 'success') }),
    call: block({ call_id: textRule(255) }, { api_decoration_available: booleanRule, call: anyValue }),
    container: both(
      block(
        { child_blocks: listRule(byType(pickRules(plain, CONTAINER_BLOCKS)), 10) },
        {
          title: plainText(150),
          rich_text_title: richText,
          subtitle: anyText(150),
          width: oneOfRule('narrow', 'standard', 'wide', 'full'),
          icon: image,
          is_collapsible: booleanRule,
          default_collapsed: booleanRule,
          has_header_divider: booleanRule,
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

function pickRules(members: Members, names: readonly string[]): Members {
  return Object.fromEntries(Object.entries(members).filter(([name]) => names.includes(name)));
}

function blockListFor(surface: ElementSurface): Rule {
  const allowed = Object.keys(BLOCK_SURFACES).filter(type => BLOCK_SURFACES[type]?.includes(surface));
  const blocks = byType(pickRules(blockListRule(surface), allowed));
  return both(listRule(blocks, MAX_BLOCKS_PER_SURFACE[surface], 0), findSurfaceIssues(surface));
}

/** The blocks of each surface. */
export const blockLists: Readonly<Record<ElementSurface, Rule>> = {
  message: blockListFor('message'),
  modal: blockListFor('modal'),
  home: blockListFor('home'),
};

/**
 * What is wrong with the blocks of a message.
 * @param place the JSON pointer of the list
 */
export function findBlockIssues(blocks: unknown, place = '/blocks'): ValidationIssue[] {
  return blockLists.message(blocks, place);
}
