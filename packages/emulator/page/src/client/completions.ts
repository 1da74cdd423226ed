import type { LiveWorkspace } from '../../../src/live/live-state.js';
import { searchEmoji } from '../markup/emoji.js';
import { getDisplayName } from './names.js';

export interface Completion {
  readonly key: string;
  readonly label: string;
  /** The arguments of a command. */
  readonly usage?: string;
  readonly detail?: string;
  readonly picture:
    | { readonly kind: 'person'; readonly id: string; readonly name: string; readonly isApp: boolean }
    | { readonly kind: 'sign'; readonly sign: string };
  readonly does:
    | { readonly kind: 'write'; readonly text: string; readonly appId?: string }
    | { readonly kind: 'shortcut'; readonly callbackId: string; readonly appId: string };
}

const MAX_COMPLETIONS = 12;

const GROUPS = [
  { name: 'here', detail: 'Notify active members' },
  { name: 'channel', detail: 'Notify everyone in this channel' },
  { name: 'everyone', detail: 'Notify everyone in the workspace' },
] as const;

export function findCompletions({ sign, query }: CompletionTarget, workspace: LiveWorkspace): readonly Completion[] {
  const searchText = query.toLowerCase();
  const all = sign === ':' ? findEmoji(searchText, workspace) : CANDIDATES[sign](workspace);
  return sign === ':' ? all : rankCompletions(all, searchText);
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
      detail: getDisplayName(person),
      picture: { kind: 'person', id: person.id, name: getDisplayName(person), isApp: person.appId !== null },
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

function findEmoji(query: string, { emoji: own }: LiveWorkspace): readonly Completion[] {
  const names = Object.keys(own).filter(name => name.includes(query));
  const found = [...names.map(name => ({ name, character: '🖼' })), ...searchEmoji(query, MAX_COMPLETIONS)];
  return found.slice(0, MAX_COMPLETIONS).map(({ name, character }): Completion => ({
    key: name,
    label: `:${name}:`,
    picture: { kind: 'sign', sign: character },
    does: { kind: 'write', text: `:${name}:` },
  }));
}

/** Matches at the start of the label come first. */
function rankCompletions(all: readonly Completion[], searchText: string): readonly Completion[] {
  const bare = ({ label }: Completion): string => label.replace(/^[/@#]/, '').toLowerCase();
  const first = all.filter(each => bare(each).startsWith(searchText));
  const rest = all.filter(
    each =>
      !bare(each).startsWith(searchText) && `${each.label} ${each.detail ?? ''}`.toLowerCase().includes(searchText),
  );
  return [...first, ...rest].slice(0, MAX_COMPLETIONS);
}

/** The word at the caret, and what kind of suggestions it needs. */
export interface CompletionTarget {
  readonly sign: '/' | '@' | '#' | ':';
  /** The index of the sign. */
  readonly from: number;
  /** The text after the sign. */
  readonly query: string;
}

/** Finds the command, mention, channel or emoji at the caret. */
export function findCompletionTarget(text: string, caret: number): CompletionTarget | null {
  const before = text.slice(0, caret);
  const [, command] = /^\/(\S*)$/.exec(before) ?? [];
  if (command !== undefined) return { sign: '/', from: 0, query: command };
  const [, sign, query = ''] = /(?:^|[\s(])([@#:])([\p{L}\p{N}_+.'-]*)$/u.exec(before) ?? [];
  if (sign !== '@' && sign !== '#' && sign !== ':') return null;
  // Require two characters after a colon, so that a plain colon does not open suggestions.
  if (sign === ':' && query.length < 2) return null;
  return { sign, from: caret - query.length - 1, query };
}

/** Returns the text with the completed word, and the new caret position. */
export function applyCompletion(
  text: string,
  { from, query }: CompletionTarget,
  by: string,
): { text: string; caret: number } {
  const rest = text.slice(from + 1 + query.length);
  const space = rest.startsWith(' ') ? '' : ' ';
  return { text: `${text.slice(0, from)}${by}${space}${rest}`, caret: from + by.length + 1 };
}
