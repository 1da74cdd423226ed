import type { SlackEmulator } from '../../src/index.js';
import { objectAt, stringAt, type JsonObject, type JsonValue } from '../../src/json.js';
import { RawApp } from './raw-app.js';

/** What a scene is made with: calls of the bot and of ann, and a message of the bot that is there already. */
export interface Stage {
  readonly slack: SlackEmulator;
  readonly bot: Call;
  readonly ann: Call;
  readonly channel: string;
  readonly ts: string;
}

type Call = (method: string, args?: object) => Promise<JsonObject>;

/** Makes what a method acts on, and tells the arguments that name it. */
type Scene = (stage: Stage) => Promise<JsonObject> | JsonObject;

const idIn = (body: JsonObject, name: string): string => stringAt(objectAt(body, name) ?? {}, 'id') ?? '';

const agentSession: Scene = async ({ bot, channel, ts }) => {
  await bot('agents.sessions.setStatus', { channel_id: channel, thread_ts: ts, status: 'processing' });
  return { title: 'Tea' };
};
const assistant: Scene = async ({ slack }) => {
  const { thread } = await acknowledged(slack, () => slack.user('ann').openAssistant());
  return { channel_id: thread.channel, thread_ts: thread.ts };
};
const bookmark: Scene = async ({ bot, channel }) => {
  const link = { channel_id: channel, type: 'link', title: 'Tea', link: 'https://example.com' };
  return { channel_id: channel, bookmark_id: idIn(await bot('bookmarks.add', link), 'bookmark') };
};
const newChannel: Scene = async ({ bot }) => ({
  channel: idIn(await bot('conversations.create', { name: 'ops' }), 'channel'),
});
const snooze: Scene = async ({ ann }) => {
  await ann('dnd.setSnooze', { num_minutes: 5 });
  return {};
};
const upload = async ({ bot }: Stage): Promise<{ id: JsonValue | undefined }[]> => {
  const begun = await bot('files.getUploadURLExternal', { filename: 'a.txt', length: 1 });
  await fetch(stringAt(begun, 'upload_url') ?? '', { method: 'POST', body: 'a' });
  return [{ id: begun.file_id }];
};
const file: Scene = async stage => {
  const files = await upload(stage);
  await stage.bot('files.completeUploadExternal', { files, channel_id: stage.channel });
  return { file: files[0]?.id };
};
const step: Scene = async ({ slack }) => {
  const { execution } = await acknowledged(slack, () => slack.user('ann').runFunction('provision'));
  return { function_execution_id: execution.id, outputs: {}, error: 'none' };
};
const reminder: Scene = async ({ ann }) => ({
  reminder: idIn(await ann('reminders.add', { text: 'tea', time: 'in 5 minutes' }), 'reminder'),
});
const stream: Scene = async ({ slack, bot, channel, ts }) => {
  const reader = { recipient_user_id: slack.user('ann').id, recipient_team_id: slack.teamId };
  const { ts: own } = await bot('chat.startStream', { channel, thread_ts: ts, ...reader });
  return { channel, ts: own, markdown_text: 'more' };
};
const usergroup: Scene = async ({ bot }) => ({
  usergroup: idIn(await bot('usergroups.create', { name: 'Tea' }), 'usergroup'),
});

/** A form of nothing. */
export const modal = { type: 'modal', title: { type: 'plain_text', text: 'Form' }, blocks: [] };
const trigger: Scene = async ({ slack }) => {
  const { payload } = await acknowledged(slack, () => slack.user('ann').shortcut('new'));
  return { trigger_id: stringAt(typeof payload === 'object' ? { ...payload } : {}, 'trigger_id') };
};
const openView = async (stage: Stage): Promise<string> => {
  const { trigger_id } = await trigger(stage);
  return idIn(await stage.bot('views.open', { trigger_id, view: modal }), 'view');
};

/** What has to be there for a method to succeed, beside a message and those who are there anyway. */
export const scenes: Readonly<Record<string, Scene>> = {
  'agents.sessions.rename': agentSession,
  'apps.event.authorizations.list': ({ slack }) => ({ event_context: `4-${slack.teamId}` }),
  'apps.manifest.delete': ({ slack }) => ({ app_id: slack.app().appId }),
  'apps.manifest.export': ({ slack }) => ({ app_id: slack.app().appId }),
  'apps.manifest.update': ({ slack }) => ({ app_id: slack.app().appId }),
  'apps.manifest.validate': ({ slack }) => ({ app_id: slack.app().appId }),
  'assistant.threads.setSuggestedPrompts': assistant,
  'assistant.threads.setTitle': assistant,
  'bookmarks.edit': bookmark,
  'bookmarks.remove': bookmark,
  'bots.info': ({ slack }) => ({ bot: slack.app().botId }),
  'chat.appendStream': stream,
  'chat.stopStream': stream,
  'chat.scheduleMessage': () => ({ post_at: Math.trunc(Date.now() / 1000) + 600 }),
  'chat.unfurl': async ({ slack }) => {
    const { channel, ts } = await slack.user('ann').say('support', 'See https://example.com/1');
    return { channel, ts, unfurls: { 'https://example.com/1': { text: 'One' } } };
  },
  'conversations.close': async ({ slack, bot }) => ({
    channel: idIn(await bot('conversations.open', { users: slack.user('ann').id }), 'channel'),
  }),
  'conversations.invite': newChannel,
  'conversations.open': () => ({ channel: undefined }),
  'conversations.rename': newChannel,
  'conversations.unarchive': async stage => {
    const made = await newChannel(stage);
    await stage.bot('conversations.archive', made);
    return made;
  },
  'admin.emoji.add': () => ({ url: 'https://example.com/tea.png' }),
  'admin.emoji.addAlias': ({ ann }) => emoji(ann, 'yasss'),
  'admin.emoji.remove': ({ ann }) => emoji(ann, 'tada'),
  'admin.emoji.rename': ({ ann }) => emoji(ann, 'custom'),
  'dnd.endDnd': snooze,
  'dnd.endSnooze': snooze,
  'dnd.setSnooze': () => ({ num_minutes: 5 }),
  'files.completeUploadExternal': async stage => ({ files: await upload(stage), thread_ts: undefined }),
  'files.delete': file,
  'files.info': file,
  'files.revokePublicURL': file,
  'files.sharedPublicURL': file,
  'functions.completeError': step,
  'functions.completeSuccess': step,
  'pins.remove': async ({ bot, channel, ts: timestamp }) => bot('pins.add', { channel, timestamp }).then(() => ({})),
  'reactions.remove': async ({ bot, channel, ts: timestamp }) => {
    await bot('reactions.add', { channel, timestamp, name: 'eyes' });
    return { name: 'eyes' };
  },
  'reminders.add': () => ({ time: 'in 5 minutes' }),
  'reminders.complete': reminder,
  'reminders.delete': reminder,
  'reminders.info': reminder,
  'stars.remove': async ({ ann, channel, ts: timestamp }) => ann('stars.add', { channel, timestamp }).then(() => ({})),
  'tooling.tokens.rotate': ({ slack }) => ({ refresh_token: slack.workspace().refreshToken('ann') }),
  'usergroups.disable': usergroup,
  'usergroups.enable': usergroup,
  'usergroups.update': usergroup,
  'usergroups.users.update': usergroup,
  'users.setPhoto': () => ({ image: 'ann.png' }),
  'views.open': trigger,
  'views.push': async stage => {
    await openView(stage);
    return trigger(stage);
  },
  'views.update': async stage => ({ view_id: await openView(stage), external_id: undefined, hash: undefined }),
};

async function emoji(ann: Call, name: string): Promise<JsonObject> {
  await ann('admin.emoji.add', { name, url: 'https://example.com/tea.png' });
  return {};
}

/** Acts with an app there that answers. */
async function acknowledged<Result>(slack: SlackEmulator, act: () => Promise<Result>): Promise<Result> {
  const app = new RawApp(slack);
  const connection = await app.connect();
  connection.acknowledgeAll();
  const result = await act();
  app.close();
  return result;
}
