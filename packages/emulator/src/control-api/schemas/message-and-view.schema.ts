import { z } from 'zod';
import { jsonObjectSchema } from './json.schema.js';

/** A file in the control API. */
export const fileSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    title: z.string(),
    mimetype: z.string().describe('As its name says; text where that says nothing.'),
    size: z.number().int().describe('In bytes.'),
    user: z.string().describe('The user id of whoever uploaded it.'),
  })
  .meta({ id: 'File' });

/** A message in the control API. */
export const messageSchema = z
  .object({
    ts: z.string().describe('Its id within the channel.'),
    channel: z.string().describe("The channel's id."),
    channelName: z.string().describe('Empty in a direct message.'),
    user: z.string().describe('The user id of its author.'),
    appId: z.string().optional().describe('Set when an app wrote it.'),
    text: z.string(),
    blocks: z.array(jsonObjectSchema).readonly(),
    attachments: z.array(jsonObjectSchema).readonly(),
    threadTs: z.string().optional().describe('The root of the thread that it is in.'),
    ephemeralTo: z.string().optional().describe('The id of the only person who sees it.'),
    subtype: z.string().optional(),
    username: z.string().optional(),
    files: z.array(fileSchema).readonly().optional(),
    reactions: z.array(z.object({ name: z.string(), users: z.array(z.string()).readonly() })).readonly(),
    streaming: z.boolean().optional().describe('On a streamed message: whether more is to come.'),
  })
  .meta({ id: 'Message' });

/** A modal or Home tab in the control API. */
export const viewSchema = z
  .object({
    id: z.string(),
    type: z.enum(['modal', 'home']),
    appId: z.string(),
    userId: z.string().describe('The id of the person who sees it.'),
    callbackId: z.string(),
    externalId: z.string(),
    privateMetadata: z.string(),
    title: jsonObjectSchema.nullable(),
    submit: jsonObjectSchema.nullable(),
    close: jsonObjectSchema.nullable(),
    blocks: z.array(jsonObjectSchema).readonly(),
    state: z.unknown().describe('What was typed and chosen: by block id, then by action id.'),
    errors: z.record(z.string(), z.string()).readonly().describe('What the app said is wrong, by block id.'),
    hash: z.string(),
  })
  .meta({ id: 'View' });
