import { type ComponentType, createElement, type ReactNode } from 'react';
import { type JsonObject, objectAt, stringAt } from '../../../src/json.js';
import { DateMark } from './date-mark.js';
import { Emoji } from './emoji-mark.js';
import css from './markup.module.css';
import { BroadcastMention, ChannelMention, GroupMention, TeamMention, UserMention } from './mentions.js';
import { SafeLink } from './safe-link.js';

export function Inlines({ elements }: { readonly elements: readonly JsonObject[] }) {
  return elements.map((element, index) => <Inline key={index} element={element} />);
}

function Inline({ element }: { readonly element: JsonObject }) {
  const type = stringAt(element, 'type') ?? 'without a type';
  const kind = inlineKind(type);
  if (!kind) return <span className={css.unknown}>Unknown: {type}</span>;
  return inStyle(objectAt(element, 'style') ?? {}, createElement(kind, { element }));
}

function inStyle(style: JsonObject, words: ReactNode): ReactNode {
  let styled = words;
  if (style.code === true) styled = <code className={css.code}>{styled}</code>;
  if (style.highlight === true || style.client_highlight === true) styled = <mark>{styled}</mark>;
  if (style.underline === true) styled = <u>{styled}</u>;
  if (style.strike === true) styled = <s>{styled}</s>;
  if (style.italic === true) styled = <em>{styled}</em>;
  if (style.bold === true) styled = <strong>{styled}</strong>;
  return styled;
}

interface InlineProps {
  readonly element: JsonObject;
}

/** Components by the `type` of a rich text element. */
const INLINE_COMPONENTS = new Map<string, ComponentType<InlineProps>>([
  ['text', ({ element }) => stringAt(element, 'text') ?? ''],
  ['link', ({ element }) => <SafeLink url={at(element, 'url')}>{at(element, 'text') || at(element, 'url')}</SafeLink>],
  [
    'emoji',
    ({ element }) => (
      <Emoji name={at(element, 'name')} tone={typeof element.skin_tone === 'number' ? element.skin_tone : undefined} />
    ),
  ],
  ['user', ({ element }) => <UserMention id={at(element, 'user_id')} />],
  ['channel', ({ element }) => <ChannelMention id={at(element, 'channel_id')} />],
  ['usergroup', ({ element }) => <GroupMention id={at(element, 'usergroup_id')} />],
  ['team', ({ element }) => <TeamMention id={at(element, 'team_id')} />],
  ['broadcast', ({ element }) => <BroadcastMention range={at(element, 'range')} />],
  ['date', DateMark],
  ['color', Color],
  ['tag', Tag],
  ['file', ({ element }) => <Reference element={element} fallback={at(element, 'file_id')} />],
  [
    'canvas',
    ({ element }) => <Reference element={element} fallback={at(element, 'label') || at(element, 'file_id')} />,
  ],
  ['canvas_message_unfurl', () => <Reference element={{}} fallback="a message" />],
  ['canvas_user_mention', ({ element }) => <UserMention id={at(element, 'user_id')} />],
  ['list_record', ({ element }) => <Reference element={element} fallback={at(element, 'record_id') || 'a record'} />],
  ['message_mention', ({ element }) => <Reference element={element} fallback="a message" />],
  ['workflow_mention', ({ element }) => <Reference element={element} fallback={at(element, 'workflow_id')} />],
  ['work_object_mention', ({ element }) => <Reference element={element} fallback={at(element, 'entity_id')} />],
  ['attachment_mention', ({ element }) => <Reference element={element} fallback={at(element, 'url')} />],
  ['citation', ({ element }) => <Citation element={element} />],
  ['salesforce_data_field', SalesforceField],
]);

export function inlineKind(type: string): ComponentType<InlineProps> | undefined {
  return INLINE_COMPONENTS.get(type);
}

const at = (element: JsonObject, key: string): string => stringAt(element, key) ?? '';

function Color({ element }: InlineProps) {
  const value = at(element, 'value');
  return (
    <span className={css.color}>
      <span className={css.swatch} style={{ backgroundColor: value }} aria-hidden />
      {value}
    </span>
  );
}

function Tag({ element }: InlineProps) {
  return <span className={`${css.tag} ${css[`tag-${at(element, 'color')}`] ?? ''}`}>{at(element, 'text')}</span>;
}

/** A named reference to a file, record or other entity. */
function Reference({ element, fallback }: InlineProps & { readonly fallback: string }) {
  const name = at(element, 'text') || fallback;
  const url = stringAt(element, 'url');
  return <span className={css.referred}>{url === undefined ? name : <SafeLink url={url}>{name}</SafeLink>}</span>;
}

function Citation({ element }: InlineProps) {
  const index = typeof element.index === 'number' ? element.index : '';
  return (
    <sup>
      <SafeLink url={at(element, 'url')} title={at(element, 'text')}>
        [{index === '' ? at(element, 'text') : index}]
      </SafeLink>
    </sup>
  );
}

function SalesforceField({ element }: InlineProps) {
  const label = at(element, 'salesforce_field_label') || at(element, 'salesforce_field_api_name');
  return <span className={css.referred}>{label || at(element, 'salesforce_record_id')}</span>;
}
