import type { LiveWorkspace } from '../../../src/live/live-state.js';
import { searchEmoji } from '../markup/emoji.js';
import type { Completing } from './completing.js';
import { personName } from './names.js';

/** Something that completes what is being written. */
export interface Completion {
  readonly key: string;
  readonly label: string;
  /** How it is used: the arguments of a command. */
  readonly usage?: string;
  /** What it is, beside it. */
  readonly detail?: string;
  /** What stands before it. */
  readonly picture:
    | { readonly kind: 'person'; readonly id: string; readonly name: string; readonly isApp: boolean }
    | { readonly kind: 'sign'; readonly sign: string };
  readonly does:
    | { readonly kind: 'write'; readonly text: string; readonly appId?: string }
    | { readonly kind: 'shortcut'; readonly callbackId: string; readonly appId: string };
}

/** More of them nobody reads. */
const MOST = 12;

const GROUPS = [
  { name: 'here', detail: 'Everybody here who is active' },
  { name: 'channel', detail: 'Everybody in this conversation' },
  { name: 'everyone', detail: 'Everybody in the workspace' },
] as const;

/** What may be meant by what is being written. */
export function completionsOf({ sign, query }: Completing, workspace: LiveWorkspace): readonly Completion[] {
  const wanted = query.toLowerCase();
  const all = sign === ':' ? emoji(wanted, workspace) : CANDIDATES[sign](workspace);
  return sign === ':' ? all : best(all, wanted);
}

const CANDIDATES = {
  '/': (workspace: LiveWorkspace): readonly Completion[] => [...commands(workspace), ...globalShortcuts(workspace)],
  '@': people,
  '#': channels,
} as const;

function commands({ apps }: LiveWorkspace): readonly Completion[] {
  return apps.flatMap(app =>
    app.commands.map(({ command, usageHint, description }): Completion => ({
      key: `${app.appId} ${command}`,
      label: command,
      usage: usageHint,
      detail: [description, app.name].filter(Boolean).join(' · '),
      picture: { kind: 'person', id: app.botUserId, name: app.name, isApp: true },
      does: { kind: 'write', text: command, appId: app.appId },
    })),
  );
}

/** The shortcuts that apps have for wherever one is. */
export function globalShortcuts({ apps }: LiveWorkspace): readonly Completion[] {
  return apps.flatMap(app =>
    app.shortcuts
      .filter(({ type }) => type === 'global')
      .map(({ callbackId, name, description }): Completion => ({
        key: `${app.appId} ${callbackId}`,
        label: name,
        detail: [description, app.name].filter(Boolean).join(' · '),
        picture: { kind: 'sign', sign: '⚡' },
        does: { kind: 'shortcut', callbackId, appId: app.appId },
      })),
  );
}

function people({ people: all, usergroups }: LiveWorkspace): readonly Completion[] {
  const persons = all
    .filter(({ isDeleted }) => !isDeleted)
    .map((person): Completion => ({
      key: person.id,
      label: `@${person.name}`,
      detail: personName(person),
      picture: { kind: 'person', id: person.id, name: personName(person), isApp: person.appId !== null },
      does: { kind: 'write', text: `@${person.name}` },
    }));
  const groups = usergroups.map(({ id, handle, name }): Completion => ({
    key: id,
    label: `@${handle}`,
    detail: name,
    picture: { kind: 'sign', sign: '@' },
    does: { kind: 'write', text: `@${handle}` },
  }));
  const wide = GROUPS.map(({ name, detail }): Completion => ({
    key: name,
    label: `@${name}`,
    detail,
    picture: { kind: 'sign', sign: '@' },
    does: { kind: 'write', text: `@${name}` },
  }));
  return [...persons, ...groups, ...wide];
}

function channels({ channels: all }: LiveWorkspace): readonly Completion[] {
  return all
    .filter(({ kind, isArchived }) => kind === 'channel' && !isArchived)
    .map(({ id, name, topic, purpose }): Completion => ({
      key: id,
      label: `#${name}`,
      detail: topic || purpose,
      picture: { kind: 'sign', sign: '#' },
      does: { kind: 'write', text: `#${name}` },
    }));
}

function emoji(query: string, { emoji: own }: LiveWorkspace): readonly Completion[] {
  const names = Object.keys(own).filter(name => name.includes(query));
  const found = [...names.map(name => ({ name, character: '🖼' })), ...searchEmoji(query, MOST)];
  return found.slice(0, MOST).map(({ name, character }): Completion => ({
    key: name,
    label: `:${name}:`,
    picture: { kind: 'sign', sign: character },
    does: { kind: 'write', text: `:${name}:` },
  }));
}

/** Those whose label begins with what is wanted come first, then those that have it somewhere. */
function best(all: readonly Completion[], wanted: string): readonly Completion[] {
  const bare = ({ label }: Completion): string => label.replace(/^[/@#]/, '').toLowerCase();
  const first = all.filter(each => bare(each).startsWith(wanted));
  const rest = all.filter(
    each => !bare(each).startsWith(wanted) && `${each.label} ${each.detail ?? ''}`.toLowerCase().includes(wanted),
  );
  return [...first, ...rest].slice(0, MOST);
}
