import {
  anyValue,
  byType,
  booleanRule,
  integer,
  listRule,
  numeric,
  objectRule,
  oneOfRule,
  textRule,
  typed,
  type Members,
  type Rule,
} from './rule-combinators.js';

/** Rich text of any length: Slack limits the message, not its parts. */
const nonEmptyList = (item: Rule): Rule => listRule(item, Infinity, 0);

const inlineStyle = objectRule(
  {},
  {
    bold: booleanRule,
    italic: booleanRule,
    strike: booleanRule,
    code: booleanRule,
    underline: booleanRule,
    highlight: booleanRule,
    client_highlight: booleanRule,
    unlink: booleanRule,
  },
);

const inlineElement = (required: Members, optional: Members = {}): Rule =>
  typed(required, { ...optional, style: inlineStyle });
const idMember = textRule();
const urlMember = textRule();
const textMember = textRule();

const textElement = inlineElement({ text: textMember });
const linkElement = inlineElement(
  { url: urlMember },
  {
    text: textRule(Infinity, 0),
    unsafe: booleanRule,
    from_llm: booleanRule,
    is_slack_url: booleanRule,
    truncated: booleanRule,
  },
);

/** What rich text says, by kind: words, mentions, emoji, links. */
const inlineElements: Members = {
  text: textElement,
  link: linkElement,
  emoji: inlineElement({ name: idMember }, { unicode: textRule(), url: urlMember, skin_tone: integer() }),
  user: inlineElement({ user_id: idMember }, { from_llm: booleanRule }),
  usergroup: inlineElement({ usergroup_id: idMember }),
  team: inlineElement({ team_id: idMember }),
  channel: inlineElement({ channel_id: idMember }, { tab_id: idMember, from_llm: booleanRule }),
  broadcast: inlineElement({ range: oneOfRule('here', 'channel', 'everyone') }),
  color: inlineElement({ value: textMember }),
  date: inlineElement(
    { timestamp: numeric(), format: textMember },
    { timezone: textMember, url: urlMember, fallback: textMember },
  ),
  tag: inlineElement(
    { text: textMember },
    { color: oneOfRule('gray', 'brown', 'purple', 'indigo', 'blue', 'green', 'yellow', 'orange', 'red') },
  ),
  file: inlineElement({ file_id: idMember }, { text: textMember, url: urlMember, is_skill_invocation: booleanRule }),
  canvas: inlineElement(
    { file_id: idMember },
    {
      label: textMember,
      hide_title: booleanRule,
      section_id: idMember,
      text: textMember,
      url: urlMember,
      is_skill_invocation: booleanRule,
    },
  ),
  canvas_message_unfurl: inlineElement({ root_message_ts: idMember, root_message_channel: idMember }),
  canvas_user_mention: inlineElement({ user_id: idMember }, { thread_id: idMember }),
  list_record: inlineElement(
    { file_id: idMember },
    { record_id: idMember, view_id: idMember, text: textMember, url: urlMember },
  ),
  message_mention: inlineElement(
    { channel_id: idMember, message_ts: idMember },
    { author_id: idMember, thread_ts: idMember, text: textMember, url: urlMember },
  ),
  workflow_mention: inlineElement(
    { workflow_id: idMember, function_trigger_id: idMember, text: textMember },
    { url: urlMember, channel_id: idMember, ts: idMember },
  ),
  work_object_mention: inlineElement(
    { entity_id: idMember, app_id: idMember, text: textMember, url: urlMember },
    { icon_url: urlMember, full_size_preview_enabled: booleanRule, product_name: textMember },
  ),
  attachment_mention: inlineElement(
    { url: urlMember },
    {
      text: textMember,
      app_id: idMember,
      entity_id: idMember,
      icon_url: urlMember,
      channel_id: idMember,
      ts: idMember,
      full_size_preview_enabled: booleanRule,
      icon_name: textMember,
      reference_object_type: textMember,
      product_name: textMember,
    },
  ),
  salesforce_data_field: inlineElement(
    { salesforce_record_id: idMember },
    {
      salesforce_field_label: textMember,
      salesforce_field_api_name: textMember,
      salesforce_include_field_label: booleanRule,
    },
  ),
  citation: inlineElement(
    { url: urlMember, text: textMember, index: integer(), details: anyValue },
    { from_llm: booleanRule, is_slack_url: booleanRule },
  ),
};

const inlineElementList = nonEmptyList(byType(inlineElements));
const richTextSection: Members = { elements: inlineElementList };
const border = integer(0);

/** The elements of a rich text block. A list holds sections alone: one within another is told by its `indent`. */
const richTextElements = byType({
  rich_text_section: typed(richTextSection),
  rich_text_quote: typed(richTextSection, { border }),
  rich_text_preformatted: typed(
    { elements: nonEmptyList(byType({ text: textElement, link: linkElement })) },
    { border, language: textMember },
  ),
  rich_text_list: typed(
    {
      style: oneOfRule('bullet', 'ordered'),
      elements: nonEmptyList(objectRule({ type: oneOfRule('rich_text_section'), ...richTextSection })),
    },
    { indent: integer(0, 8), offset: integer(0), border },
  ),
});

/** The members of a rich text block. */
export const richTextMembers: Members = { elements: nonEmptyList(richTextElements) };

/** Rich text within something else. */
export const richText = objectRule({ type: oneOfRule('rich_text'), ...richTextMembers }, { block_id: textRule(255) });
