import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { Identifiers } from '../../src/workspace/identifiers.js';
import { presentMessage } from '../../src/workspace/messages/present-message.js';
import type { WorkspaceChange } from '../../src/workspace/workspace-change.js';
import type { Workspace } from '../../src/workspace/workspace.js';
import { completed } from '../../src/seed/complete-seed.js';
import { plantSeed } from '../../src/seed/plant/plant-seed.js';
import { World } from '../../src/world/world.js';

function seeded(): { workspace: Workspace; changes: WorkspaceChange[] } {
  const clock = { now: () => 1_800_000_000_000 };
  const world = new World({
    clock,
    after: () => () => undefined,
    triggerLifetimeMs: 3000,
    responseUrlLifetimeMs: 1000,
    fileUrlBase: () => '/',
    linkDomains: [],
    historyLimit: 1000,
  });
  plantSeed(world, completed({}, [{ name: 'app', channels: ['general'] }]));
  const workspace = world.workspace();
  const changes: WorkspaceChange[] = [];
  world.onChange(change => changes.push(change));
  return { workspace, changes };
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
