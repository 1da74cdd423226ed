import type { Sample } from './samples.js';

/** Every kind of thing that rich text says. */
export const inlines: Readonly<Record<string, Sample>> = {
  text: { whole: { text: 'Hi' }, needs: ['text'] },
  link: {
    whole: { url: 'https://x.com', text: 'x', unsafe: false, from_llm: true, is_slack_url: false, truncated: false },
    needs: ['url'],
  },
  emoji: { whole: { name: 'wave', unicode: '1f44b', url: 'https://x.com', skin_tone: 2 }, needs: ['name'] },
  user: { whole: { user_id: 'U1', from_llm: true }, needs: ['user_id'] },
  usergroup: { whole: { usergroup_id: 'S1' }, needs: ['usergroup_id'] },
  team: { whole: { team_id: 'T1' }, needs: ['team_id'] },
  channel: { whole: { channel_id: 'C1', tab_id: 't', from_llm: true }, needs: ['channel_id'] },
  broadcast: { whole: { range: 'here' }, needs: ['range'] },
  color: { whole: { value: '#F405B3' }, needs: ['value'] },
  date: {
    whole: { timestamp: 1_720_710_212, format: '{date}', timezone: 'UTC', url: 'https://x.com', fallback: 'then' },
    needs: ['timestamp', 'format'],
  },
  tag: { whole: { text: 'New', color: 'red' }, needs: ['text'] },
  file: { whole: { file_id: 'F1', text: 'x', url: 'https://x.com', is_skill_invocation: false }, needs: ['file_id'] },
  canvas: {
    whole: {
      file_id: 'F1',
      label: 'x',
      hide_title: true,
      section_id: 's',
      text: 'x',
      url: 'https://x.com',
      is_skill_invocation: false,
    },
    needs: ['file_id'],
  },
  canvas_message_unfurl: {
    whole: { root_message_ts: '1.1', root_message_channel: 'C1' },
    needs: ['root_message_ts', 'root_message_channel'],
  },
  canvas_user_mention: { whole: { user_id: 'U1', thread_id: 't' }, needs: ['user_id'] },
  list_record: {
    whole: { file_id: 'F1', record_id: 'r', view_id: 'v', text: 'x', url: 'https://x.com' },
    needs: ['file_id'],
  },
  message_mention: {
    whole: {
      channel_id: 'C1',
      message_ts: '1.1',
      author_id: 'U1',
      thread_ts: '1.1',
      text: 'x',
      url: 'https://x.com',
    },
    needs: ['channel_id', 'message_ts'],
  },
  workflow_mention: {
    whole: {
      workflow_id: 'Wf1',
      function_trigger_id: 'Ft1',
      text: 'x',
      url: 'https://x.com',
      channel_id: 'C1',
      ts: '1.1',
    },
    needs: ['workflow_id', 'function_trigger_id', 'text'],
  },
  work_object_mention: {
    whole: {
      entity_id: 'E1',
      app_id: 'A1',
      text: 'x',
      url: 'https://x.com',
      icon_url: 'https://x.com',
      full_size_preview_enabled: true,
      product_name: 'p',
    },
    needs: ['entity_id', 'app_id', 'text', 'url'],
  },
  attachment_mention: {
    whole: { url: 'https://x.com', text: 'x', app_id: 'A1', entity_id: 'E1', channel_id: 'C1', ts: '1.1' },
    needs: ['url'],
  },
  salesforce_data_field: {
    whole: { salesforce_record_id: '1', salesforce_field_label: 'x', salesforce_include_field_label: true },
    needs: ['salesforce_record_id'],
  },
  citation: {
    whole: { url: 'https://x.com', text: 'x', index: 1, details: { citation_type: 'web' }, from_llm: true },
    needs: ['url', 'text', 'index', 'details'],
  },
};
