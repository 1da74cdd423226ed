import type { TypedValue } from '../../src/index.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../src/json.js';
import { option, plain } from './ticket-bot.js';

export type Place = 'message' | 'modal' | 'home';

/** An element, and what a person does with it. */
export interface ElementCase {
  readonly element: JsonObject;
  readonly on: readonly Place[];
  readonly block: 'actions' | 'input' | 'context_actions';
  /** What is entered; nothing where it is clicked. */
  readonly enters?: TypedValue;
  /** The text that is clicked. */
  readonly clicks?: string;
  /** What an app is told of it. */
  readonly told: JsonObject;
}

const EVERYWHERE: readonly Place[] = ['message', 'modal', 'home'];
export const options = [option('High'), option('Low')];
const confirm = { title: plain('Sure?'), text: plain('Is it?'), confirm: plain('Yes'), deny: plain('No') };
const url = 'https://local.test/';
const rich = {
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'Hi', style: { bold: true } }] }],
};

const pick = (type: string, element: JsonObject, enters: TypedValue, told: JsonObject): [string, ElementCase] => [
  type,
  { element: { placeholder: plain(`Choose in ${type}`), ...element }, block: 'actions', on: EVERYWHERE, enters, told },
];

/** A menu, for one choice and for several. */
const menus = (kind: string, field: string, element: JsonObject, name: string, held: JsonValue) => [
  pick(kind, element, name, { [`selected_${field}`]: held }),
  pick(`multi_${kind}`, element, [name], { [`selected_${field}s`]: [held] }),
];

const input = (type: string, enters: TypedValue, told: JsonObject, on: Place[] = ['modal']): [string, ElementCase] => [
  type,
  { element: {}, block: 'input', on, enters, told },
];

const boxes = (type: string, enters: TypedValue, told: JsonObject): [string, ElementCase] => [
  type,
  { element: { options, confirm }, block: 'actions', on: EVERYWHERE, enters, told },
];

const button = (type: string, clicks: string, element: JsonObject, told = element): [string, ElementCase] => [
  type,
  { element, block: 'actions', on: EVERYWHERE, clicks, told },
];

/** Every kind of element that a person can act on. */
export function elementCases(ids: { readonly bob: string; readonly general: string }): [string, ElementCase][] {
  const { bob, general } = ids;
  const only = ([type, each]: [string, ElementCase], more: Partial<ElementCase>): [string, ElementCase] => [
    type,
    { ...each, ...more },
  ];
  const good = { text: plain('Good'), value: 'good' };
  const bad = { text: plain('Bad'), value: 'bad' };
  const workflow = { trigger: { url: 'https://slack.com/shortcuts/Ft1/x' } };
  const inMessages = { on: ['message'], block: 'context_actions' } as const;
  return [
    button('button', 'Go', { text: plain('Go'), value: 'v', url, style: 'primary', confirm }),
    only(button('workflow_button', 'Run', { text: plain('Run'), workflow }, { text: plain('Run') }), {
      on: ['message'],
    }),
    only(button('icon_button', 'Delete', { icon: 'trash', text: plain('Delete'), value: 'v', confirm }), inMessages),
    only(button('feedback_buttons', 'Bad', { positive_button: good, negative_button: bad }, bad), inMessages),
    button('overflow', 'Low', { options, confirm }, { selected_option: option('Low'), confirm }),
    ...menus('static_select', 'option', { options, confirm }, 'Low', option('Low')),
    ...menus('external_select', 'option', { min_query_length: 1 }, 'Low', option('Low')),
    ...menus('users_select', 'user', {}, 'bob', bob),
    ...menus('conversations_select', 'conversation', {}, 'general', general),
    ...menus('channels_select', 'channel', {}, '#general', general),
    boxes('radio_buttons', 'Low', { selected_option: option('Low') }),
    boxes('checkboxes', ['High', 'Low'], { selected_options: options }),
    pick('datepicker', { initial_date: '2027-01-01' }, '2027-01-15', { selected_date: '2027-01-15' }),
    pick('timepicker', { timezone: 'Europe/Berlin' }, '18:30', { selected_time: '18:30', timezone: 'Europe/Berlin' }),
    only(boxes('datetimepicker', '2027-01-15T18:30', { selected_date_time: 1_800_037_800 }), {
      element: { confirm },
      on: ['message', 'modal'],
    }),
    input('plain_text_input', 'Hi', { value: 'Hi' }, [...EVERYWHERE]),
    input('rich_text_input', '*Hi*', { rich_text_value: rich }, ['modal', 'home']),
    input('email_text_input', 'ann@local.test', { value: 'ann@local.test' }),
    input('url_text_input', url, { value: url }),
    only(input('number_input', 7, { value: '7' }), { element: { is_decimal_allowed: false } }),
    input('file_input', { name: 'a.log', content: 'x' }, { files: [{ name: 'a.log' }] }),
  ];
}

/** The parts of an element that an app is told of a menu or picker beside what was chosen. */
export function saidOf({ element, enters, block }: ElementCase): JsonObject {
  if (enters === undefined || block !== 'actions') return {};
  const { options: _, ...said } = element;
  return said;
}

/** A case as a block: an input that tells the app at once, or with the form. */
export function blockOf([type, { element, block }]: [string, ElementCase], isForm = false): JsonObject {
  const whole = { type, action_id: `${type}_id`, ...element };
  const block_id = `in_${type}`;
  if (!isForm && block !== 'input') return { type: block, block_id, elements: [whole] };
  const label = plain(`Label of ${type}`);
  return { type: 'input', block_id, label, element: whole, ...(isForm ? {} : { dispatch_action: true }) };
}

/** An entry with what is told of files cut down to their names. */
export function withoutFileDetails(entry: JsonObject | undefined): JsonObject | undefined {
  if (!entry || !Array.isArray(entry.files)) return entry;
  return { ...entry, files: entry.files.map(file => (isJsonObject(file) ? { name: file.name ?? null } : file)) };
}
