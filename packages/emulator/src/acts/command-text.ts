import type { Workspace } from '../workspace/workspace.js';

/** What is in Slack's form already, then what Slack puts into it: links, mentions of users and channels, three characters. */
const PARTS =
  /<[@#!][^<>]*>|<[a-z]+:[^<>]*>|&(?:amp|lt|gt);|https?:\/\/[^\s<>]+|(?<![\w<])[@#][\w-]+(?:\.[\w-]+)*|[&<>]/g;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * The text behind a command as Slack sends it, where the command is set to escape channels, users and links. Text that
 * is in that form already stays.
 *
 * @see https://docs.slack.dev/interactivity/implementing-slash-commands
 */
export function escapedCommandText({ users, channels }: Workspace, typed: string): string {
  return typed.replaceAll(PARTS, part => {
    const found = part.startsWith('@') ? users.find(part) : part.startsWith('#') ? channels.find(part) : undefined;
    if (found) return `<${part.slice(0, 1)}${found.id}|${found.name}>`;
    if (part.startsWith('http')) return `<${part.replaceAll(/&(?!amp;)/g, '&amp;')}>`;
    return ENTITIES[part] ?? part;
  });
}
