import * as fc from 'fast-check';
import { completeSeed } from '../../src/seed/initial-seed.js';
import { applySeed } from '../../src/seed/apply/apply-seed.js';
import { SlackApiError } from '../../src/workspace/api-error.js';
import type { App } from '../../src/workspace/apps/app.js';
import type { AppInstall } from '../../src/workspace/apps/app-install.js';
import type { Channel } from '../../src/workspace/channels/channel.js';
import type { Message } from '../../src/workspace/messages/message.js';
import type { User } from '../../src/workspace/users/user.js';
import type { Workspace } from '../../src/workspace/workspace.js';
import { WorkspaceRegistry } from '../../src/workspace/workspace-registry.js';

/** 2027-01-15, and it stays so. */
const NOW = 1_800_000_000_000;

/** A world with nothing in it, some minutes later, whose timers never fire. */
export const emptyWorld = (minutes = 0): WorkspaceRegistry =>
  new WorkspaceRegistry({
    clock: { now: () => NOW + minutes * 60_000 },
    after: () => () => undefined,
    triggerLifetimeMs: 3000,
    responseUrlLifetimeMs: 1000,
    fileUrlBase: () => '/',
    linkDomains: [],
    historyLimit: 1000,
  });

/** What an act works on, chosen by two numbers. */
interface Scene {
  readonly world: WorkspaceRegistry;
  readonly workspace: Workspace;
  readonly user: User;
  readonly app: AppInstall;
  readonly channel: Channel;
  readonly message: Message;
  readonly n: number;
}

const plain = { blocks: [], attachments: [] };
const view = {
  type: 'home',
  blocks: [{ type: 'section', text: { type: 'plain_text', text: 'Hi' } }],
  external_id: 'x',
};
const modal = { type: 'modal', title: { type: 'plain_text', text: 'Form' }, blocks: view.blocks };
const typed = { type: 'plain_text_input', value: 'typed' };
const call = { displayId: '', title: 'Call', joinUrl: 'https://call.test', desktopUrl: '', startedAt: 5, users: [] };
const remote = { externalId: 'e', url: 'https://files.test/e' };
const bot = ({ botUserId: user, appId, botId }: AppInstall) => ({ user, appId, botId });

/** Whatever can be done to what lasts, and to some of what doesn't. */
const ACTS: Readonly<Record<string, (scene: Scene) => unknown>> = {
  say: ({ workspace, channel, user, n }) =>
    workspace.messages.post(channel, { ...plain, text: `say ${n}`, user: user.id, clientMsgId: `c${n}` }),
  botSays: ({ workspace, channel, app, n }) =>
    workspace.messages.post(channel, {
      ...plain,
      text: `bot ${n}`,
      ...bot(app),
      username: 'Robot',
      icons: { emoji: ':x:' },
    }),
  sayForSomebody: ({ workspace, channel, app, user }) =>
    workspace.messages.post(channel, { ...plain, text: 'for', ...bot(app), user: user.id }),
  whisper: ({ workspace, channel, user }) =>
    workspace.messages.post(channel, { ...plain, text: 'psst', user: user.id, ephemeralTo: user.id }),
  reply: ({ workspace, message, user }) =>
    workspace.messages.post(workspace.channels.get(message.channel), {
      ...plain,
      text: 're',
      user: user.id,
      threadTs: message.ts,
    }),
  loseRoot: ({ workspace, channel, user }) => {
    const root = workspace.messages.post(channel, { ...plain, text: 'root', user: user.id });
    workspace.messages.post(channel, { ...plain, text: 'left', user: user.id, threadTs: root.ts });
    workspace.messages.delete(root);
  },
  edit: ({ workspace, message, n }) =>
    workspace.messages.edit(message, { text: `edited ${n}`, metadata: { event_type: 'e' } }),
  unfurl: ({ workspace, message }) => workspace.messages.attach(message, [{ text: 'a link' }]),
  delete: ({ workspace, message }) => workspace.messages.delete(message),
  react: ({ workspace, message, user, n }) =>
    workspace.messages.addReaction(message, user.id, ['eyes', '100', 'x'][n % 3] ?? ''),
  unreact: ({ workspace, message, user }) => workspace.messages.removeReaction(message, user.id, 'eyes'),
  pin: ({ workspace, message, user }) => workspace.pins.add(message, user.id),
  unpin: ({ workspace, message, user }) => workspace.pins.remove(message, user.id),
  bookmark: ({ workspace, channel, user }) =>
    workspace.bookmarks.add(channel.id, user.id, { title: 'b', link: 'https://b.test', emoji: ':book:' }),
  editBookmark: ({ workspace, channel, user }) =>
    workspace.bookmarks.edit(channel.id, workspace.bookmarks.of(channel.id)[0]?.id ?? '', user.id, { title: 'c' }),
  topic: ({ workspace, channel, user, n }) => workspace.channelTexts.set(channel, user.id, 'topic', n % 2 ? 'T' : ''),
  purpose: ({ workspace, channel, user }) => workspace.channelTexts.set(channel, user.id, 'purpose', 'P'),
  create: ({ workspace, user, n }) => workspace.lifecycle.create(`made-${n}`, user.id, { isPrivate: n % 2 === 0 }),
  rename: ({ workspace, channel, user, n }) => workspace.lifecycle.rename(channel, user.id, `named-${n}`),
  archive: ({ workspace, channel, user }) => workspace.lifecycle.archive(channel, user.id),
  unarchive: ({ workspace, channel, user }) => workspace.lifecycle.unarchive(channel, user.id),
  deleteChannel: ({ workspace, channel, user }) => {
    if (!channel.isGeneral) workspace.lifecycle.delete(channel, user.id);
  },
  restrict: ({ workspace, user, n }) =>
    workspace.channels.add({ name: `only-${n}`, kind: 'channel', members: [user.id], posting: 'read_only' }),
  join: ({ workspace, channel, app }) => workspace.membership.join(channel, app.botUserId),
  leave: ({ workspace, channel, user }) => workspace.membership.leave(channel, user.id),
  openDirect: ({ workspace, user, app, n }) =>
    workspace.channels.openDirect([user.id, app.botUserId, ...(n % 2 ? [workspace.users.all[0]?.id ?? ''] : [])]),
  openCrowd: ({ workspace, user }) => {
    const crowd = ['u1', 'u2', 'u3', 'u4', 'u5', 'u6'].map(
      name => workspace.users.find(name) ?? workspace.users.join({ name }),
    );
    workspace.channels.openDirect([user.id, ...crowd.map(({ id }) => id)]);
  },
  openAbroad: ({ world, workspace, user }) =>
    workspace.channels.openDirect([user.id, ...world.workspaces.flatMap(({ users }) => users.find('ann')?.id ?? [])]),
  shareChannel: ({ world, channel }) => {
    if (channel.kind !== 'channel') return;
    for (const each of world.workspaces) if (!each.channels.find(channel.name)) each.channels.adopt(channel);
  },
  read: ({ workspace, channel, user, message }) => workspace.reading.setLastRead(channel, user.id, message.ts),
  closeDirect: ({ workspace, channel, user }) => workspace.reading.close(channel, user.id),
  share: ({ workspace, channel, user, n }) => {
    const content = n % 2 ? 'text' : Buffer.from([255, 0, n % 256]);
    const file = workspace.files.add(user.id, { name: 'a.png', content, title: 'A' });
    workspace.messages.post(channel, { ...plain, text: '', user: user.id, subtype: 'file_share', files: [file] });
  },
  remoteFile: ({ workspace, app, n }) =>
    workspace.files.addRemote(app.botUserId, 'far', { ...remote, externalId: `e${n}`, appId: app.appId }, 'pdf'),
  publish: ({ workspace }) =>
    workspace.files.all.slice(0, 1).map(each => workspace.files.change(each, { isPublicUrlShared: true })),
  deleteFile: ({ workspace }) => workspace.files.all.slice(0, 1).map(each => workspace.files.delete(each)),
  group: ({ workspace, channel, user, n }) =>
    workspace.usergroups.create({ name: `g ${n}`, handle: `g${n}`, description: 'd', channels: [channel.id] }, user.id),
  fillGroup: ({ workspace, user, app }) =>
    workspace.usergroups.setUsers(workspace.usergroups.all[0]?.id ?? '', [user.id, app.botUserId], user.id),
  disableGroup: ({ workspace, user, n }) =>
    workspace.usergroups.enable(workspace.usergroups.all[0]?.id ?? '', n % 5 === 0, user.id),
  emoji: ({ workspace, n }) => workspace.emoji.add(`e${n}`, 'https://e.test/e.png'),
  alias: ({ workspace, n }) => workspace.emoji.addAlias(`alias${n}`, Object.keys(workspace.emoji.all)[0] ?? ''),
  renameEmoji: ({ workspace, n }) => workspace.emoji.rename(Object.keys(workspace.emoji.all)[0] ?? '', `${n}`),
  remind: ({ workspace, user, n }) => workspace.reminders.add(user.id, workspace.users.all[n % 2]?.id ?? '', 'r', '60'),
  complete: ({ workspace, user }) => workspace.reminders.complete(workspace.reminders.all[0]?.id ?? '', user.id),
  star: ({ workspace, user, message }) => workspace.stars.add(user.id, { channel: message.channel, ts: message.ts }),
  starFile: ({ workspace, user }) =>
    workspace.files.all.slice(-1).map(({ id }) => workspace.stars.add(user.id, { file: id })),
  schedule: ({ workspace, channel, app, n }) =>
    workspace.scheduled.schedule(channel, NOW / 1000 + 100 + n, { ...plain, text: 'later', ...bot(app) }),
  snooze: ({ workspace, user }) => workspace.dnd.snooze(user.id, 5),
  endSnooze: ({ workspace, user }) => workspace.dnd.end(user.id),
  profile: ({ workspace, user, n }) =>
    workspace.users.change(user.id, { profile: { status_text: `s${n}` }, realName: 'R' }),
  goAway: ({ workspace }) => {
    const user = workspace.users.all.find(({ name }) => name.startsWith('new'));
    return user && workspace.users.change(user.id, { isDeleted: true });
  },
  presence: ({ workspace, user }) => workspace.users.setPresence(user.id, 'away'),
  comeIn: ({ workspace, n }) =>
    workspace.users.find(`new${n}`) ? undefined : workspace.users.join({ name: `new${n}` }),
  home: ({ workspace, user, app }) =>
    workspace.views.publish(app, user.id, { ...view, external_id: `${app.appId}${user.id}` }),
  typeAtHome: ({ workspace }) =>
    workspace.views.homes.slice(-1).map(home => workspace.views.enter(home, 'b', 'a', typed)),
  typeInMessage: ({ workspace, message, user, n }) =>
    workspace.messageEntries.enter(message, user.id, 'b', 'a', { ...typed, value: `${n}` }),
  openModal: ({ workspace, user, app }) => workspace.views.open(app, user.id, modal),
  pushModal: ({ workspace, user, app }) => workspace.views.push(app, user.id, modal),
  typeInModal: ({ workspace, user, n }) =>
    workspace.views
      .stackOf(user.id)
      .slice(-1)
      .map(each => workspace.views.enter(each, 'b', `a${n % 2}`, typed)),
  showErrors: ({ workspace, user }) =>
    workspace.views
      .stackOf(user.id)
      .slice(-1)
      .map(each => workspace.views.showErrors(each, { b: 'No.' })),
  closeModal: ({ workspace, user, n }) => {
    if (n % 2) workspace.views.clear(user.id);
    else
      workspace.views
        .stackOf(user.id)
        .slice(-1)
        .map(each => workspace.views.close(each));
  },
  call: ({ workspace, app, user, n }) => workspace.calls.add(app.appId, user.id, { ...call, externalId: `${n}` }),
  endCall: ({ workspace }) => workspace.calls.all.slice(0, 1).map(each => workspace.calls.end(each)),
  assistant: ({ workspace, channel, user, app }) => {
    const thread = workspace.assistantThreads.open(channel, user.id, app, channel.id);
    workspace.assistantThreads.change(thread, {
      title: 'T',
      status: 'thinks',
      prompts: [{ title: 'a', message: 'b' }],
    });
  },
  session: ({ workspace, message, app }) =>
    workspace.agentSessions.set(
      { appId: app.appId, channel: message.channel, threadTs: message.ts, status: 'active' },
      's',
    ),
  stream: ({ workspace, channel, app }) => {
    const message = workspace.streams.start(channel, bot(app), [{ type: 'markdown_text', text: '*so*' }]);
    workspace.streams.append(message, [{ type: 'task_update', id: '1', title: 'T', status: 'complete' }]);
  },
  step: ({ workspace, app }) => workspace.functions.start(app, 'f', {}, {}),
  authorize: ({ workspace, app, user }) => workspace.apps.authorize(app, user.id, ['chat:write']),
  revoke: ({ workspace, app }) => workspace.revoke(app, app.botToken),
  addApp: ({ world, workspace, n }) => (world.apps.find(`app${n}`) ? undefined : added(world, workspace, n)),
  removeApp: ({ world, app }) => {
    if (!app.isOrgWide && world.apps.all.length > 3) world.removeApp(app.app);
  },
  uninstall: ({ workspace, app }) => {
    if (!app.isOrgWide && workspace.apps.all.length > 2) workspace.uninstall(app);
  },
};

const added = (world: WorkspaceRegistry, workspace: Workspace, n: number): App =>
  world.addApp({ name: `app${n}`, scopes: ['chat:write'] }, workspace, ['general']).app;

/** An act by its name, and two numbers which choose what it is done to. */
export type Act = readonly [name: string, n: number, m: number];

/** Every act once, in their order. */
export const everyAct: readonly Act[] = Object.keys(ACTS).map((name, index) => [name, index, index + 1]);

/** Some acts, in any order. */
export const someActs = fc.array(fc.tuple(fc.constantFrom(...Object.keys(ACTS)), fc.nat(40), fc.nat(40)), {
  maxLength: 100,
  size: 'max',
});

/** A world of two workspaces of one organisation, after these acts. What Slack refuses is not done. */
export function actedOn(acts: readonly Act[]): WorkspaceRegistry {
  const world = emptyWorld();
  const enterprise = { name: 'Big' };
  const workspaces = ['One', 'Two'].map(name => ({ name, enterprise }));
  const people = workspaces.flatMap(({ name: workspace }) => ['ann', 'bob'].map(name => ({ name, workspace })));
  const channels = workspaces.map(({ name: workspace }) => ({ name: 'general', workspace, isGeneral: true }));
  const apps = [
    { name: 'wide', enterprise: 'Big' },
    { name: 'app' },
    { name: 'other', installs: [{ workspace: 'Two' }] },
  ];
  applySeed(world, completeSeed({ workspaces, people, channels, apps }, []));
  for (const act of acts) perform(world, act);
  return world;
}

/** Does one act. What Slack refuses is not done. */
export function perform(world: WorkspaceRegistry, [name, n, m]: Act): void {
  const workspace = chosen(world.workspaces, m);
  const { users, apps, channels, messages } = workspace;
  const channel = chosen(channels.all, m);
  const user = chosen(
    users.all.filter(({ app }) => !app),
    n,
  );
  const there = messages.all.filter(({ channel: id }) => channels.find(id));
  const message = there[n % there.length];
  const scene = { world, workspace, channel, user, app: chosen(apps.all, n), n };
  try {
    ACTS[name]?.({ ...scene, message: message ?? messages.post(channel, { ...plain, text: 'first', user: user.id }) });
  } catch (error) {
    if (!(error instanceof SlackApiError)) throw error;
  }
}

function chosen<Item>(items: readonly Item[], n: number): Item {
  const item = items[n % items.length];
  if (item === undefined) throw new Error('There is nothing to choose from.');
  return item;
}
