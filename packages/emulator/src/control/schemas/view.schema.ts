import { z } from 'zod';
import { jsonObject } from './json.schema.js';

/** A modal or Home tab as the control API shows it. */
export const viewSchema = z
  .object({
    id: z.string(),
    type: z.enum(['modal', 'home']),
    appId: z.string(),
    userId: z.string().describe('The id of the person who sees it.'),
    callbackId: z.string(),
    externalId: z.string(),
    privateMetadata: z.string(),
    title: jsonObject.nullable(),
    submit: jsonObject.nullable(),
    close: jsonObject.nullable(),
    blocks: z.array(jsonObject).readonly(),
    state: z.unknown().describe('What was typed and chosen: by block id, then by action id.'),
    errors: z.record(z.string(), z.string()).readonly().describe('What the app said is wrong, by block id.'),
    hash: z.string(),
  })
  .meta({ id: 'View' });
