/** The tokens that a method takes, where its scopes don't say it. */
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

/** Arguments that are written down as required and can be left out, by their method. */
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

/** Whether an argument is JSON. Such a one is written down as text, which it is in a form alone. */
export const isStructure = (name: string): boolean => STRUCTURES.has(name);

const LISTS = new Set(['channel_ids', 'channels', 'team_ids', 'types', 'users']);

/** Whether an argument is a list with commas. Such a one is written down as text, and may be a list in JSON. */
export const isList = (name: string, subtype: unknown): boolean =>
  LISTS.has(name) || subtype === 'users' || subtype === 'channels';

const CONTENTS = new Set(['args', 'blocks', 'attachments', 'item', 'manifest', 'values']);

/** Whether a member of a reply holds what a caller put there, so that nothing of an example says how it looks. */
export const isContent = (name: string): boolean => CONTENTS.has(name) || name.endsWith('_blocks');

const NAMED = new Set(['emoji']);

/** Whether the members of an object in a reply are named by those who use Slack. */
export const isNamedByUsers = (name: string): boolean => NAMED.has(name);
