/** The token types of methods whose scopes do not imply them. */
export const TOKENS: Readonly<Record<string, readonly string[]>> = {
  'api.test': [],
  'apps.connections.open': ['app'],
  'apps.event.authorizations.list': ['app'],
  'blocks.validate': [],
  'oauth.access': [],
  'oauth.v2.access': [],
  'oauth.v2.exchange': [],
  'oauth.v2.user.access': [],
  'openid.connect.token': [],
  'rtm.connect': ['bot', 'user'],
  'rtm.start': ['bot', 'user'],
  'tooling.tokens.rotate': [],
};

/** Arguments that are documented as required but are optional, by method. */
export const NOT_REQUIRED: Readonly<Record<string, readonly string[]>> = {
  // A piece of a stream is text or chunks.
  'chat.appendStream': ['markdown_text'],
};

const STRUCTURES = new Set([
  'attachments',
  'blocks',
  'chunks',
  'dialog',
  'manifest',
  'message',
  'metadata',
  'prefs',
  'profile',
  'unfurled_attachments',
  'unfurls',
  'user_auth_blocks',
  'view',
]);

/** Whether an argument is JSON. The reference documents it as a string, which it is only in form bodies. */
export const isStructure = (name: string): boolean => STRUCTURES.has(name);

const LISTS = new Set(['channel_ids', 'channels', 'team_ids', 'types', 'users']);

/** Whether an argument is a comma-separated list, which may also be a JSON array. */
export const isList = (name: string, subtype: unknown): boolean =>
  LISTS.has(name) || subtype === 'users' || subtype === 'channels';

const CONTENTS = new Set(['args', 'blocks', 'attachments', 'item', 'manifest', 'values']);

/** Whether a member of a reply holds what a caller put there, so that nothing of an example says how it looks. */
export const isContent = (name: string): boolean => CONTENTS.has(name) || name.endsWith('_blocks');

const NAMED = new Set(['emoji']);

/** Whether the members of an object in a reply are named by those who use Slack. */
export const isNamedByUsers = (name: string): boolean => NAMED.has(name);
