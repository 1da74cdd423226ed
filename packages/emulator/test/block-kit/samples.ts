import type { JsonObject } from '../../src/json.js';

export const plain = (text: string): JsonObject => ({ type: 'plain_text', text });
export const markup = (text: string): JsonObject => ({ type: 'mrkdwn', text });
export const option = (value: string): JsonObject => ({ text: plain(value), value });
const boxOption = (value: string): JsonObject => ({ text: markup(value), value, description: markup('more') });

/** A block or element with every member that it takes, and the names of those that it can't do without. */
export interface Sample {
  readonly whole: JsonObject;
  readonly needs?: readonly string[];
}

const confirm = {
  title: plain('Sure?'),
  text: markup('It is *gone* then.'),
  confirm: plain('Yes'),
  deny: plain('No'),
  style: 'danger',
};
const placeholder = plain('Choose');
const dispatch = { trigger_actions_on: ['on_enter_pressed', 'on_character_entered'] };
const group = { label: plain('Group'), options: [option('a'), option('b')] };
const filter = { include: ['public', 'im'], exclude_bot_users: true, exclude_external_shared_channels: false };
const words = (text: string): JsonObject => ({ type: 'text', text, style: { bold: true, italic: false, code: true } });
export const richText = {
  type: 'rich_text',
  block_id: 'rich',
  elements: [{ type: 'rich_text_section', elements: [words('Hi')] }],
};
export const image = { type: 'image', image_url: 'https://example.com/x.png', alt_text: 'An x' };
const button = { type: 'button', text: plain('Go'), action_id: 'go' };
const typable = { placeholder, focus_on_load: true, dispatch_action_config: dispatch };
const pickable = { placeholder, focus_on_load: true, confirm };
const task = { type: 'task_card', task_id: '1', title: 'Look' };

/** Every element. */
export const elements: Readonly<Record<string, Sample>> = {
  button: {
    whole: { ...button, value: 'v', url: 'https://x.com', style: 'primary', confirm, accessibility_label: 'Go on' },
    needs: ['text'],
  },
  workflow_button: {
    whole: {
      text: plain('Run'),
      workflow: {
        trigger: { url: 'https://slack.com/shortcuts/Ft1/x', customizable_input_parameters: [{ name: 'a', value: 1 }] },
      },
      style: 'danger',
      confirm,
      accessibility_label: 'Run it',
    },
    needs: ['text', 'workflow'],
  },
  icon_button: {
    whole: {
      icon: 'trash',
      text: plain('Delete'),
      value: 'v',
      confirm,
      accessibility_label: 'Delete it',
      visible_to_user_ids: ['U1'],
    },
    needs: ['icon', 'text'],
  },
  feedback_buttons: {
    whole: {
      positive_button: { text: plain('Good'), value: 'good', accessibility_label: 'It is good' },
      negative_button: { text: plain('Bad'), value: 'bad' },
    },
    needs: ['positive_button', 'negative_button'],
  },
  overflow: {
    whole: {
      options: [option('a'), { text: plain('Read'), url: 'https://x.com', description: plain('more') }],
      confirm,
    },
    needs: ['options'],
  },
  image: { whole: image, needs: ['alt_text', 'image_url'] },
  checkboxes: {
    whole: {
      options: [boxOption('a'), option('b')],
      initial_options: [boxOption('a')],
      confirm,
      focus_on_load: true,
    },
    needs: ['options'],
  },
  radio_buttons: {
    whole: { options: [option('a'), boxOption('b')], initial_option: boxOption('b'), confirm, focus_on_load: true },
    needs: ['options'],
  },
  static_select: { whole: { option_groups: [group], initial_option: option('b'), ...pickable } },
  multi_static_select: {
    whole: {
      options: [option('a'), option('b')],
      initial_options: [option('a')],
      max_selected_items: 1,
      ...pickable,
    },
  },
  external_select: { whole: { initial_option: option('x'), min_query_length: 0, ...pickable } },
  multi_external_select: {
    whole: { initial_options: [option('x')], min_query_length: 2, max_selected_items: 3, ...pickable },
  },
  users_select: { whole: { initial_user: 'U1', ...pickable } },
  multi_users_select: { whole: { initial_users: ['U1'], max_selected_items: 2, ...pickable } },
  conversations_select: {
    whole: {
      initial_conversation: 'C1',
      default_to_current_conversation: true,
      response_url_enabled: true,
      filter,
      ...pickable,
    },
  },
  multi_conversations_select: {
    whole: {
      initial_conversations: ['C1'],
      default_to_current_conversation: true,
      max_selected_items: 2,
      filter,
      ...pickable,
    },
  },
  channels_select: { whole: { initial_channel: 'C1', response_url_enabled: false, ...pickable } },
  multi_channels_select: { whole: { initial_channels: ['C1'], max_selected_items: 2, ...pickable } },
  datepicker: { whole: { initial_date: '2026-02-28', ...pickable } },
  timepicker: { whole: { initial_time: '23:59', timezone: 'Europe/Berlin', ...pickable } },
  datetimepicker: { whole: { initial_date_time: 1_628_633_820, confirm, focus_on_load: true } },
  plain_text_input: {
    whole: { initial_value: 'Hi', multiline: true, min_length: 1, max_length: 10, ...typable },
  },
  email_text_input: { whole: { initial_value: 'ann@example.com', ...typable } },
  url_text_input: { whole: { initial_value: 'https://example.com', ...typable } },
  number_input: {
    whole: { is_decimal_allowed: true, initial_value: '1.5', min_value: '-1', max_value: '2', ...typable },
    needs: ['is_decimal_allowed'],
  },
  rich_text_input: { whole: { initial_value: richText, min_lines: 1, max_lines: 8, ...typable } },
  file_input: { whole: { filetypes: ['pdf'], max_files: 3 } },
};

/** An element as it stands in a block. */
export function elementOf(type: string, more: JsonObject = {}): JsonObject {
  return { type, ...elements[type]?.whole, ...more };
}

/** Every block. */
export const blocks: Readonly<Record<string, Sample>> = {
  section: {
    whole: { text: markup('*Hi*'), fields: [plain('a'), markup('b')], accessory: button, expand: true },
  },
  header: { whole: { text: { ...plain('Hi'), emoji: true }, level: 2 }, needs: ['text'] },
  divider: { whole: {} },
  image: {
    whole: { slack_file: { id: 'F1' }, alt_text: 'An x', title: plain('x') },
    needs: ['alt_text'],
  },
  video: {
    whole: {
      alt_text: 'A film',
      title: plain('Film'),
      thumbnail_url: 'https://example.com/x.png',
      video_url: 'https://example.com/embed',
      title_url: 'https://example.com',
      description: plain('Long'),
      author_name: 'Ann',
      provider_name: 'Tube',
      provider_icon_url: 'https://example.com/i.png',
    },
    needs: ['alt_text', 'title', 'thumbnail_url', 'video_url'],
  },
  context: { whole: { elements: [plain('a'), { ...markup('b'), verbatim: true }, image] }, needs: ['elements'] },
  actions: { whole: { elements: [button, elementOf('overflow')] }, needs: ['elements'] },
  input: {
    whole: {
      label: plain('Name'),
      element: { type: 'plain_text_input' },
      hint: plain('In full'),
      optional: true,
      dispatch_action: true,
    },
    needs: ['label', 'element'],
  },
  rich_text: { whole: { elements: richText.elements }, needs: ['elements'] },
  table: {
    whole: {
      rows: [
        [
          { type: 'raw_text', text: 'a' },
          { type: 'raw_number', value: 1, text: '1' },
        ],
        [richText],
      ],
      column_settings: [{ align: 'right', is_wrapped: true }, null],
    },
    needs: ['rows'],
  },
  file: { whole: { external_id: 'x', source: 'remote' }, needs: ['external_id', 'source'] },
  card: {
    whole: {
      hero_image: image,
      icon: image,
      title: markup('T'),
      subtitle: plain('S'),
      body: plain('B'),
      subtext: plain('Small'),
      actions: [button],
    },
  },
  carousel: { whole: { elements: [{ type: 'card', title: plain('T'), block_id: 'card' }] }, needs: ['elements'] },
  container: {
    whole: {
      title: plain('T'),
      rich_text_title: richText,
      subtitle: markup('S'),
      child_blocks: [{ type: 'divider' }],
      width: 'wide',
      icon: image,
      is_collapsible: true,
      default_collapsed: false,
      has_header_divider: false,
    },
    needs: ['child_blocks'],
  },
  context_actions: { whole: { elements: [elementOf('feedback_buttons')] }, needs: ['elements'] },
  data_table: {
    whole: {
      caption: 'Table',
      rows: [[{ type: 'raw_text', text: 'Name' }], [richText]],
      page_size: 5,
      row_header_column_index: 0,
    },
    needs: ['caption', 'rows'],
  },
  data_visualization: {
    whole: {
      title: 'Sales',
      chart: {
        type: 'line',
        series: [{ name: 'Web', data: [{ label: 'May', value: -1.5 }] }],
        axis_config: { categories: ['May'], x_label: 'Month', y_label: 'Sales' },
      },
    },
    needs: ['title', 'chart'],
  },
  markdown: { whole: { text: '# Hi' }, needs: ['text'] },
  plan: { whole: { title: 'Plan', tasks: [{ ...task, status: 'pending' }], status: 'complete' }, needs: ['title'] },
  task_card: {
    whole: {
      ...task,
      status: 'in_progress',
      details: richText,
      output: { ...richText, block_id: 'out' },
      sources: [{ type: 'url', url: 'https://x.com', text: 'x' }],
      icon: { type: 'icon', name: 'globe' },
    },
    needs: ['task_id', 'title'],
  },
  alert: { whole: { text: markup('Careful'), level: 'warning' }, needs: ['text'] },
  call: { whole: { call_id: 'R1', api_decoration_available: false, call: {} }, needs: ['call_id'] },
};

/** A block as it is sent. */
export function blockOf(type: string, more: JsonObject = {}): JsonObject {
  return { type, ...blocks[type]?.whole, ...more };
}
