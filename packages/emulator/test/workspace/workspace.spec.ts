import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { Identifiers } from '../../src/workspace/identifiers.js';
import { presentMessage } from '../../src/workspace/messages/present-message.js';
import type { WorkspaceChange } from '../../src/workspace/workspace-change.js';
import type { Workspace } from '../../src/workspace/workspace.js';
import { completeSeed } from '../../src/seed/initial-seed.js';
import { applySeed } from '../../src/seed/apply/apply-seed.js';
import { WorkspaceRegistry } from '../../src/workspace/workspace-registry.js';

function seeded(): { world: WorkspaceRegistry; workspace: Workspace; changes: WorkspaceChange[] } {
  const clock = { now: () => 1_800_000_000_000 };
  const world = new WorkspaceRegistry({
    clock,
    after: () => () => undefined,
    triggerLifetimeMs: 3000,
    responseUrlLifetimeMs: 1000,
    fileUrlBase: () => '/',
    linkDomains: [],
    historyLimit: 1000,
  });
  applySeed(world, completeSeed({}, [{ name: 'app', channels: ['general'] }]));
  const workspace = world.workspace();
  const changes: WorkspaceChange[] = [];
  world.onChange(change => changes.push(change));
  return { world, workspace, changes };
}

const nothingElse = { blocks: [], attachments: [] };

describe('timestamps', () => {
  it('grow always, even when the clock stands still or goes back', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2_000_000_000_000 }), { minLength: 2 }), times => {
        let index = 0;
        const ids = new Identifiers({ now: () => times[index++] ?? 0 });
        const made = times.map(() => ids.timestamp());

        expect(made).toEqual(made.toSorted((one, other) => Number(one) - Number(other)));
        expect(new Set(made).size).toBe(made.length);
        expect(made.every(ts => /^\d+\.\d{6}$/.test(ts))).toBe(true);
      }),
    );
  });
});

describe('a workspace', () => {
  it('begins with three people, three channels and a bot in those that it was put in', () => {
    const { workspace } = seeded();

    expect(workspace.users.all.map(({ name }) => name)).toEqual(['ann', 'bob', 'carol', 'app']);
    expect(workspace.channels.all.map(({ name, members }) => [name, members.size])).toEqual([
      ['general', 4],
      ['random', 3],
      ['support', 3],
    ]);
  });

  it('tells of every change, with what was before it', () => {
    const { workspace, changes } = seeded();
    const general = workspace.channels.find('#general');
    const ann = workspace.users.find('@ann');
    if (!general || !ann) throw new Error('The seed is missing.');

    const message = workspace.messages.post(general, { ...nothingElse, text: 'one', user: ann.id });
    const reacted = workspace.messages.addReaction(message, ann.id, 'eyes');
    const edited = workspace.messages.edit(reacted, { text: 'two' });
    workspace.messages.delete(edited);
    workspace.messages.delete(edited);

    expect(changes).toMatchObject([
      { kind: 'message_posted', message: { text: 'one', reactions: [] } },
      { kind: 'reaction_added', emoji: 'eyes', userId: ann.id },
      { kind: 'message_changed', message: { text: 'two' }, previous: { text: 'one' } },
      { kind: 'message_deleted', previous: { text: 'two', reactions: [{ name: 'eyes', users: [ann.id] }] } },
    ]);
    expect(message.text).toBe('one');
  });

  it('shows how a thread stands on its root alone', () => {
    const { workspace } = seeded();
    const general = workspace.channels.find('general');
    const [ann, bob] = workspace.users.all;
    if (!general || !ann || !bob) throw new Error('The seed is missing.');
    const root = workspace.messages.post(general, { ...nothingElse, text: 'root', user: ann.id });
    const say = (user: string): string =>
      workspace.messages.post(general, { ...nothingElse, text: 'reply', user, threadTs: root.ts }).ts;

    const latest = [say(bob.id), say(ann.id), say(bob.id)].at(-1);

    expect(presentMessage(workspace, root)).toMatchObject({
      thread_ts: root.ts,
      reply_count: 3,
      reply_users: [bob.id, ann.id],
      latest_reply: latest,
    });
    expect(workspace.messages.history(general.id)).toEqual([root]);
  });

  it('opens the same direct message for the same people', () => {
    const { workspace } = seeded();
    const [ann, bob, carol] = workspace.users.all.map(({ id }) => id);
    const open = (...ids: (string | undefined)[]): string =>
      workspace.channels.openDirect(ids.filter(id => id !== undefined)).channel.id;

    expect(open(ann, bob)).toBe(open(bob, ann));
    expect(open(ann, bob)).not.toBe(open(ann, carol));
    expect(open(ann, bob, carol)).toBe(open(carol, ann, bob));
  });
});

const modal = (externalId: string) => ({
  type: 'modal',
  external_id: externalId,
  title: { type: 'plain_text', text: 'A modal' },
  blocks: [],
});

describe('what is found by its names', () => {
  it('is a view by both of its ids as long as it is open, and the id of its app is free again then', () => {
    const { workspace } = seeded();
    const { views } = workspace;
    const app = workspace.apps.choose();
    const first = views.open(app, 'U1', modal('one'));
    views.update(app, { externalId: 'one' }, modal('two'));

    expect(views.find(first.id)).toMatchObject({ externalId: 'two' });
    expect(() => views.update(app, { externalId: 'one' }, modal('one'))).toThrow('not_found');
    expect(() => views.open(app, 'U2', modal('two'))).toThrow('duplicate_external_id');
    views.close(first);
    expect(views.find(first.id)).toBeUndefined();
    expect(() => views.update(app, { viewId: first.id }, modal('two'))).toThrow('not_found');
    expect(views.open(app, 'U2', modal('two')).externalId).toBe('two');
    views.clear('U2');
    expect(() => views.update(app, { externalId: 'two' }, modal('two'))).toThrow('not_found');
  });

  it('is a channel by its name of now, in each team that has it', () => {
    const { world, workspace } = seeded();
    const other = world.addWorkspace({ name: 'Other', domain: 'other' });
    const random = workspace.channels.get(workspace.channels.find('random')?.id ?? '');
    other.channels.adopt(random);
    workspace.channels.rename(random, 'chance');

    expect([workspace, other].map(({ channels }) => channels.find('#random'))).toEqual([undefined, undefined]);
    expect([workspace, other].map(({ channels }) => channels.find('chance'))).toEqual([random, random]);
    expect(workspace.channels.create('random', 'U1').name).toBe('random');
    expect(() => other.channels.create('chance', 'U1')).toThrow('name_taken');
    workspace.channels.remove(random);
    expect([workspace, other].map(({ channels }) => channels.find('chance'))).toEqual([undefined, undefined]);
    expect([workspace, other].map(({ channels }) => channels.has(random))).toEqual([false, false]);
  });

  it('is a direct message by those who are in it, in whatever order', () => {
    const { channels } = seeded().workspace;
    const { channel } = channels.openDirect(['U1', 'U2']);

    expect(channels.openDirect(['U2', 'U1', 'U2'])).toEqual({ channel, alreadyOpen: true });
    expect(channels.openDirect(['U1', 'U2', 'U3']).alreadyOpen).toBe(false);
  });

  it('is somebody by their name of now', () => {
    const { users } = seeded().workspace;
    const ann = users.get(users.find('ann')?.id ?? '');
    users.change(ann.id, { name: 'anna' });

    expect([users.find('@ann'), users.find('@anna')?.id]).toEqual([undefined, ann.id]);
  });

  it('is an upload by its whole key', () => {
    const { files } = seeded().workspace;
    const { id, key } = files.beginUpload('U1', 'a.txt', 1);

    expect(() => files.receiveUpload(id, Buffer.from('x'))).toThrow('not_found');
    expect(() => files.receiveUpload(`${id}-guessed`, Buffer.from('x'))).toThrow('not_found');
    files.receiveUpload(key, Buffer.from('x'));
    expect(files.completeUpload('U1', [{ id }])).toMatchObject([{ id, size: 1 }]);
    expect(() => files.completeUpload('U1', [{ id }])).toThrow('file_not_found');
  });

  it('is a step of a workflow by its token, as far back as it is known', () => {
    const { workspace } = seeded();
    const { functions } = workspace;
    const app = workspace.apps.choose();
    const steps = Array.from({ length: 1000 }, () => functions.start(app, 'f', {}, {}));
    const tokens = steps.slice(0, 2).map(step => functions.tokenOf(step) ?? '');
    const last = functions.start(app, 'f', {}, {});

    expect(functions.all).toEqual([...steps.slice(1), last]);
    expect(tokens.map(token => functions.ofToken(token))).toEqual([undefined, { execution: steps[1], problem: null }]);
  });
});
