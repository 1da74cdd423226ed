import {
  anything,
  byType,
  flag,
  integer,
  list,
  numeric,
  object,
  oneOf,
  text,
  typed,
  type Members,
  type Rule,
} from './rule-combinators.js';

/** Rich text of any length: Slack limits the message, not its parts. */
const some = (item: Rule): Rule => list(item, Infinity, 0);

const style = object(
  {},
  {
    bold: flag,
    italic: flag,
    strike: flag,
    code: flag,
    underline: flag,
    highlight: flag,
    client_highlight: flag,
    unlink: flag,
  },
);

const inline = (required: Members, optional: Members = {}): Rule => typed(required, { ...optional, style });
const id = text();
const url = text();
const words = text();

const textElement = inline({ text: words });
const linkElement = inline(
  { url },
  { text: text(Infinity, 0), unsafe: flag, from_llm: flag, is_slack_url: flag, truncated: flag },
);

/** What rich text says, by kind: words, mentions, emoji, links. */
const inlineElements: Members = {
  text: textElement,
  link: linkElement,
  emoji: inline({ name: id }, { unicode: text(), url, skin_tone: integer() }),
  user: inline({ user_id: id }, { from_llm: flag }),
  usergroup: inline({ usergroup_id: id }),
  team: inline({ team_id: id }),
  channel: inline({ channel_id: id }, { tab_id: id, from_llm: flag }),
  broadcast: inline({ range: oneOf('here', 'channel', 'everyone') }),
  color: inline({ value: words }),
  date: inline({ timestamp: numeric(), format: words }, { timezone: words, url, fallback: words }),
  tag: inline(
    { text: words },
    { color: oneOf('gray', 'brown', 'purple', 'indigo', 'blue', 'green', 'yellow', 'orange', 'red') },
  ),
  file: inline({ file_id: id }, { text: words, url, is_skill_invocation: flag }),
  canvas: inline(
    { file_id: id },
    { label: words, hide_title: flag, section_id: id, text: words, url, is_skill_invocation: flag },
  ),
  canvas_message_unfurl: inline({ root_message_ts: id, root_message_channel: id }),
  canvas_user_mention: inline({ user_id: id }, { thread_id: id }),
  list_record: inline({ file_id: id }, { record_id: id, view_id: id, text: words, url }),
  message_mention: inline({ channel_id: id, message_ts: id }, { author_id: id, thread_ts: id, text: words, url }),
  workflow_mention: inline({ workflow_id: id, function_trigger_id: id, text: words }, { url, channel_id: id, ts: id }),
  work_object_mention: inline(
    { entity_id: id, app_id: id, text: words, url },
    { icon_url: url, full_size_preview_enabled: flag, product_name: words },
  ),
  attachment_mention: inline(
    { url },
    {
      text: words,
      app_id: id,
      entity_id: id,
      icon_url: url,
      channel_id: id,
      ts: id,
      full_size_preview_enabled: flag,
      icon_name: words,
      reference_object_type: words,
      product_name: words,
    },
  ),
  salesforce_data_field: inline(
    { salesforce_record_id: id },
    { salesforce_field_label: words, salesforce_field_api_name: words, salesforce_include_field_label: flag },
  ),
  citation: inline({ url, text: words, index: integer(), details: anything }, { from_llm: flag, is_slack_url: flag }),
};

const inlines = some(byType(inlineElements));
const section: Members = { elements: inlines };
const border = integer(0);

/** The elements of a rich text block. A list holds sections alone: one within another is told by its `indent`. */
const richTextElements = byType({
  rich_text_section: typed(section),
  rich_text_quote: typed(section, { border }),
  rich_text_preformatted: typed(
    { elements: some(byType({ text: textElement, link: linkElement })) },
    { border, language: words },
  ),
  rich_text_list: typed(
    { style: oneOf('bullet', 'ordered'), elements: some(object({ type: oneOf('rich_text_section'), ...section })) },
    { indent: integer(0, 8), offset: integer(0), border },
  ),
});

/** The members of a rich text block. */
export const richTextMembers: Members = { elements: some(richTextElements) };

/** Rich text within something else. */
export const richText = object({ type: oneOf('rich_text'), ...richTextMembers }, { block_id: text(255) });
