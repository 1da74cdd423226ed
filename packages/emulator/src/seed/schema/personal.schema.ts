import * as v from 'valibot';
import { members } from '../../manifest/shape-faults.js';
import { id, object, reference, seconds, timestamp } from './members.js';

/** What somebody wants to be reminded of. */
export const reminder = members({
  /** Who is reminded. */
  user: reference,
  text: v.string(),
  time: seconds,
  /** Default: the person. */
  creator: v.optional(reference),
  /** When it was done. */
  completed: v.optional(seconds),
  id: id('Rm'),
});

/** What somebody has saved for later: a message by `channel` and `ts`, or a file by its id. */
export const star = members({
  user: reference,
  channel: v.optional(reference),
  ts: v.optional(timestamp),
  file: v.optional(v.string()),
  created: v.optional(seconds),
});

/** The App Home of a person, as an app has published it. */
export const home = members({
  app: reference,
  user: reference,
  /** What the app published: `{ type: home, blocks: […] }`. */
  view: object,
  /** What has been typed and chosen in it: by block id, then by action id. */
  state: v.optional(v.record(v.string(), v.record(v.string(), object))),
  hash: v.optional(v.string()),
  id: id('V'),
});
