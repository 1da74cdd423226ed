import type { Workspace } from '../workspace/workspace.js';

/** What reaches the app in another form: links, mentions of users and channels, and the characters that mark them. */
const PARTS = /https?:\/\/[^\s<>]+|(?<!\w)[@#][\w-]+(?:\.[\w-]+)*|[&<>]/g;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * The text behind a command as Slack sends it, where the command is set to escape channels, users and links.
 *
 * @see https://docs.slack.dev/interactivity/implementing-slash-commands
 */
export function escapedCommandText({ users, channels }: Workspace, typed: string): string {
  return typed.replaceAll(PARTS, part => {
    const found = part.startsWith('@') ? users.find(part) : part.startsWith('#') ? channels.find(part) : undefined;
    if (found) return `<${part.slice(0, 1)}${found.id}|${found.name}>`;
    if (part.startsWith('http')) return `<${part.replaceAll('&', '&amp;')}>`;
    return ENTITIES[part] ?? part;
  });
}
