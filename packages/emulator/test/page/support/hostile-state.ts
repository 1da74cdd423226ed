import { isJsonObject, type JsonObject, objectsAt, parseJson } from '../../../src/json.js';
import type { SlackEmulator } from '../../../src/slack-emulator.js';
import { inlines } from '../../block-kit/inline-samples.js';
import { blockOf, blocks, elementOf, elements, plain } from '../../block-kit/samples.js';
import { HOSTILE_ADDRESSES, HOSTILE_MARKUP, HOSTILE_TEXTS } from '../hostile-list.js';
import { inTurn, poisoned } from './poison.js';

/** Every block, element and part of rich text there is. */
const EVERY_BLOCK: readonly JsonObject[] = [
  ...Object.keys(blocks).map(type => blockOf(type)),
  ...Object.keys(elements).map(type => ({ type: 'actions', elements: [elementOf(type)] })),
  ...Object.entries(inlines).map(([type, { whole }]) => ({
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type, ...whole }] }],
  })),
];

const ATTACHMENT: JsonObject = {
  color: 'text',
  fallback: 'text',
  pretext: 'text',
  author_name: 'text',
  author_link: 'url',
  author_icon: 'url',
  title: 'text',
  title_link: 'url',
  text: 'text',
  fields: [{ title: 'text', value: 'text', short: true }],
  image_url: 'url',
  thumb_url: 'url',
  footer: 'text',
  footer_icon: 'url',
  author_subname: 'text',
  mrkdwn_in: ['text'],
  preview: { title: plain('text'), subtitle: plain('text'), iconUrl: 'url' },
  actions: [
    { type: 'button', name: 'text', text: 'text', url: 'url', value: 'text', confirm: { text: 'text', title: 'text' } },
    { type: 'select', name: 'text', text: 'text', options: [{ text: 'text', value: 'text', description: 'text' }] },
  ],
};

/** What an app declares. */
const DECLARED: JsonObject = {
  manifest: { display_information: { name: 'text', description: 'text', long_description: 'text' } },
  scopes: ['text'],
  events: ['text'],
  commands: [{ command: 'text', usageHint: 'text', description: 'text' }],
  shortcuts: ['global', 'message'].map(type => ({ type, callbackId: 'text', name: 'text', description: 'text' })),
  isAssistant: true,
};

const ASSISTANT: JsonObject = {
  ts: '1800000000.000000',
  contextChannel: null,
  status: 'text',
  loadingMessages: ['text'],
  title: 'text',
  promptsTitle: 'text',
  prompts: [{ title: 'text', message: 'text' }],
};

const FILE: JsonObject = {
  id: 'F0HOSTILE',
  name: 'text',
  title: 'text',
  mimetype: 'text/html',
  filetype: 'html',
  pretty_type: 'text',
  size: 10,
  user: 'U1',
  url_private: 'url',
  permalink: 'url',
  thumb_360: 'url',
};

/**
 * All that a local Slack tells its page, with whatever people and apps say in it replaced by what means harm. The emulator
 * itself refuses much of it: here it has all come through.
 *
 * @param turn where in the lists of it to begin: what stands where is another each time
 */
export async function hostileState(slack: SlackEmulator, turn: number): Promise<JsonObject> {
  const state = await firstState(slack);
  const [workspace = {}] = objectsAt(state, 'workspaces');
  const [message = {}] = objectsAt(state, 'messages');
  const view = viewOf(slack);
  const apps = objectsAt(workspace, 'apps');
  const { channel } = message;
  const whole: JsonObject = {
    ...state,
    workspaces: [
      {
        ...workspace,
        apps: apps.map(app => ({ ...app, ...DECLARED })),
        usergroups: [{ id: 'S1', handle: 'text', name: 'text' }],
      },
    ],
    messages: [
      message,
      {
        ...message,
        ts: '1800000001.000000',
        blocks: [...EVERY_BLOCK],
        attachments: [ATTACHMENT, { fallback: 'text' }],
        files: [FILE],
      },
      { ...message, ts: '1800000002.000000', blocks: [], username: 'text', icons: { image_48: 'url' } },
      { ...message, ts: '1800000003.000000', subtype: 'channel_topic', details: { topic: 'text' } },
    ],
    assistants: [{ ...ASSISTANT, channel, user: slack.user('ann').id, appId: slack.app().appId }],
    views: [{ userId: slack.user('ann').id, views: [view] }],
    homes: [{ ...view, id: 'V2', rootViewId: 'V2', type: 'home' }],
  };
  const texts = inTurn([...HOSTILE_TEXTS, ...HOSTILE_MARKUP], turn);
  const all = [`${slack.controlUrl}live`, ...HOSTILE_ADDRESSES];
  const hostile = poisoned(whole, texts, inTurn(all, turn));
  const addresses = inTurn(all);
  const emoji: JsonObject = {};
  for (const name of HOSTILE_TEXTS) Object.defineProperty(emoji, name, { value: addresses(), enumerable: true });
  for (const each of objectsAt(hostile, 'workspaces')) each.emoji = emoji;
  for (const each of objectsAt(hostile, 'messages')) each.reactions = [{ name: texts(), users: ['U1'] }];
  return hostile;
}

async function firstState(slack: SlackEmulator): Promise<JsonObject> {
  const ending = new AbortController();
  const response = await fetch(`${slack.controlUrl}live`, { signal: ending.signal });
  let text = '';
  for await (const piece of response.body ?? []) {
    text += Buffer.from(piece).toString();
    if (text.includes('\n')) break;
  }
  ending.abort();
  const line = parseJson(text.split('\n', 1)[0] ?? '');
  const state = isJsonObject(line) ? line.state : undefined;
  if (!isJsonObject(state)) throw new Error(`The live stream begins with no state: ${text.slice(0, 200)}`);
  return state;
}

/** A form with everything in it. */
function viewOf(slack: SlackEmulator): JsonObject {
  const { appId, botId } = slack.app();
  return {
    id: 'V1',
    type: 'modal',
    appId,
    botId,
    userId: slack.user('ann').id,
    callbackId: '',
    externalId: '',
    privateMetadata: '',
    blocks: [...EVERY_BLOCK],
    title: plain('text'),
    submit: plain('text'),
    close: plain('text'),
    clearOnClose: false,
    notifyOnClose: false,
    submitDisabled: false,
    state: {},
    errors: {},
    hash: '1',
    rootViewId: 'V1',
    previousViewId: null,
  };
}
