import * as v from 'valibot';
import type { ManifestSource } from '../../manifest/load-manifest.js';
import { isJsonObject } from '../../json.js';
import { strictMembers } from '../../manifest/schema-issues.js';
import { isTimeZone } from '../../workspace/users/present-user.js';
import { idField, nameField, strictFields, referenceField, listOfReferences, secondsField } from './fields.js';

export const workspaceSeedSchema = strictMembers({
  name: nameField,
  /** As in `https://DOMAIN.slack.com`. Default: the name, in small letters. */
  domain: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/, 'must be of small letters, digits and dashes'))),
  /** The organisation that it is of. */
  enterprise: v.optional(strictMembers({ name: nameField, id: idField('E') })),
  /** Its own emoji, by name without colons: the URL of each, or `alias:` and the name of another. */
  emoji: v.optional(v.record(v.string(), v.string())),
  id: idField('T'),
});

export const personSeedSchema = strictMembers({
  name: v.pipe(nameField, v.regex(/^[^\s@/]+$/, 'must be one word, without @ and /')),
  /** Default: the first one. */
  workspace: v.optional(referenceField),
  realName: v.optional(v.string()),
  displayName: v.optional(v.string()),
  email: v.optional(v.string()),
  role: v.optional(v.picklist(['primary_owner', 'owner', 'admin', 'member', 'guest'])),
  timeZone: v.optional(v.pipe(v.string(), v.check(isTimeZone, 'must be a time zone, such as Europe/Berlin'))),
  locale: v.optional(v.string()),
  presence: v.optional(v.picklist(['active', 'away'])),
  /** More of their profile, as Slack names it: `title`, `status_text`, …. */
  profile: v.optional(strictFields),
  isDeleted: v.optional(v.boolean()),
  /** Until when they are not to be disturbed. */
  snoozedUntil: v.optional(secondsField),
  /** When they were last changed. Default: never. */
  updatedAt: v.optional(secondsField),
  id: idField('U', 'W'),
});

export const usergroupSeedSchema = strictMembers({
  name: v.string(),
  /** As in `@marketing`. */
  handle: v.string(),
  /** Default: the first one. */
  workspace: v.optional(referenceField),
  description: v.optional(v.string()),
  /** The channels that it brings its members into. */
  channels: v.optional(listOfReferences),
  users: v.optional(listOfReferences),
  createdBy: v.optional(referenceField),
  updatedBy: v.optional(referenceField),
  created: v.optional(secondsField),
  updated: v.optional(secondsField),
  /** When it was switched off. Default: it is on. */
  disabledAt: v.optional(secondsField),
  id: idField('S'),
});

const installSchema = strictMembers({
  /** Default: the first one. */
  workspace: v.optional(referenceField),
  /** Default: those of the app. */
  scopes: v.optional(v.array(v.string())),
  botToken: v.optional(v.pipe(v.string(), v.startsWith('xoxb-'))),
  /** Whether the bot's token is worth nothing any more. */
  isRevoked: v.optional(v.boolean()),
  botUserId: idField('U', 'W'),
  botId: idField('B'),
  /** Tokens by which the app acts for people, by their names. */
  userTokens: v.optional(
    v.array(
      strictMembers({ user: referenceField, token: v.optional(v.string()), scopes: v.optional(v.array(v.string())) }),
    ),
  ),
});

/** What is in it is checked when it is read. */
const manifestField = v.custom<ManifestSource>(
  value => typeof value === 'string' || isJsonObject(value),
  'must be a manifest, or the path of its file',
);

export const appSeedSchema = strictMembers({
  name: nameField,
  /** The manifest, or the path of its file, as seen from the seed's. */
  manifest: v.optional(manifestField),
  /** Default: those of the manifest; without one, all. */
  scopes: v.optional(v.array(v.string())),
  /** Where it is installed. Default: in the first workspace. */
  installs: v.optional(v.array(installSchema)),
  /** The organisation that it is installed in as a whole, with one token for all of its workspaces. */
  enterprise: v.optional(nameField),
  /** The channels that its bot is in. Default: none but those that name it as a member. */
  channels: v.optional(listOfReferences),
  appToken: v.optional(v.pipe(v.string(), v.startsWith('xapp-'))),
  clientSecret: v.optional(v.string()),
  id: idField('A'),
});
