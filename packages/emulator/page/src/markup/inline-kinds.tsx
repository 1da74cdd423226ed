import type { ComponentType } from 'react';
import { stringAt, type JsonObject } from '../../../src/json.js';
import { DateMark } from './date-mark.js';
import { Emoji } from './emoji-mark.js';
import css from './markup.module.css';
import { BroadcastMention, ChannelMention, GroupMention, TeamMention, UserMention } from './mentions.js';
import { SafeLink } from './safe-link.js';

interface InlineProps {
  readonly element: JsonObject;
}

/** How what stands within a line of rich text is drawn, by Slack's name of it. */
const KINDS = new Map<string, ComponentType<InlineProps>>([
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
  ['file', ({ element }) => <Referred element={element} fallback={at(element, 'file_id')} />],
  ['canvas', ({ element }) => <Referred element={element} fallback={at(element, 'label') || at(element, 'file_id')} />],
  ['canvas_message_unfurl', () => <Referred element={{}} fallback="a message" />],
  ['canvas_user_mention', ({ element }) => <UserMention id={at(element, 'user_id')} />],
  ['list_record', ({ element }) => <Referred element={element} fallback={at(element, 'record_id') || 'a record'} />],
  ['message_mention', ({ element }) => <Referred element={element} fallback="a message" />],
  ['workflow_mention', ({ element }) => <Referred element={element} fallback={at(element, 'workflow_id')} />],
  ['work_object_mention', ({ element }) => <Referred element={element} fallback={at(element, 'entity_id')} />],
  ['attachment_mention', ({ element }) => <Referred element={element} fallback={at(element, 'url')} />],
  ['citation', ({ element }) => <Citation element={element} />],
  ['salesforce_data_field', SalesforceField],
]);

/** How this is drawn; `undefined` for what nobody has drawn yet. */
export function inlineKind(type: string): ComponentType<InlineProps> | undefined {
  return KINDS.get(type);
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

/** Something of an app or of Slack that a text refers to by its name. */
function Referred({ element, fallback }: InlineProps & { readonly fallback: string }) {
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
