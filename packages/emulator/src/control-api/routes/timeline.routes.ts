import { z } from 'zod';
import type { About } from '../../timeline/history.js';
import type { ControlContext } from '../control-context.js';
import { orNotFound } from '../control-api-error.js';
import { actionRoute, readRoute, EMPTY_RESPONSE, type ControlRoute } from '../control-route.js';
import { exchangeSchema } from '../schemas/exchange.schema.js';
import { entryDetailsSchema, presentEntry, timelineEntrySchema } from '../schemas/timeline.schema.js';

const entryIdSchema = z.coerce.number().int().min(1);
const entryParams = z.strictObject({ id: entryIdSchema.describe('That of the entry.') });

/** Routes that list timeline entries and return their details. */
export const timelineRoutes: readonly ControlRoute[] = [
  readRoute({
    id: 'listTimeline',
    path: '/timeline',
    summary: 'The whole exchange: what people did, envelopes, acks, calls, messages, views, problems.',
    params: EMPTY_RESPONSE,
    query: z.strictObject({
      limit: z.coerce.number().int().min(1).max(10_000).default(100).describe('The newest so many.'),
      after: z.coerce.number().int().min(0).default(0).describe('Only what came after the entry of this id.'),
      before: entryIdSchema.optional().describe('Only what came before the entry of this id.'),
      about: z
        .string()
        .min(1)
        .optional()
        .describe('Only what has to do with a message (`CHANNEL/TS`) or a view (its id).'),
    }),
    answer: z.array(timelineEntrySchema),
    run: ({ slack }, { about, ...choice }) =>
      slack.history.entries({ ...choice, about: about === undefined ? undefined : readAbout(about) }).map(presentEntry),
  }),
  readRoute({
    id: 'getTimelineEntry',
    path: '/timeline/{id}',
    summary: 'An entry of the timeline with all that is known of it: payload, answer, message or view.',
    params: entryParams,
    query: EMPTY_RESPONSE,
    answer: z.object({
      entry: timelineEntrySchema,
      details: entryDetailsSchema
        .nullable()
        .describe('By its kind; `null` where the entry tells all, or what was known of it had to make room.'),
    }),
    run: (context, _query, { id }) => {
      const { history } = context.slack;
      return { entry: presentEntry(requireEntry(context, id)), details: history.details(id) };
    },
  }),
  actionRoute({
    id: 'replay',
    path: '/timeline/{id}/replay',
    summary: 'Sends a payload again: that of an envelope, or of what somebody did or said.',
    params: entryParams,
    body: z.strictObject({
      as: z
        .enum(['same_envelope', 'new_envelope'])
        .default('new_envelope')
        .describe('With the ids that it had, or as another one.'),
    }),
    answer: exchangeSchema,
    run: (context, { as }, { id }) => context.slack.history.replay(requireEntry(context, id).id, { as }),
  }),
  readRoute({
    id: 'exportTest',
    path: '/export',
    summary: 'A test that does again what people did in a part of the timeline, and waits for what was to be seen.',
    params: EMPTY_RESPONSE,
    query: z.strictObject({
      from: entryIdSchema.optional().describe('The first entry. Default: the beginning.'),
      to: entryIdSchema.optional().describe('The last entry. Default: the end.'),
      runner: z.enum(['jest', 'vitest', 'node']).default('node'),
    }),
    answer: z.object({ test: z.string().describe('Its source. How the bot is started is to be filled in.') }),
    run: ({ slack }, options) => ({ test: slack.history.exportTest(options) }),
  }),
];

/** @throws ControlApiError when no entry has this id */
const requireEntry = ({ slack }: ControlContext, id: number): ReturnType<typeof slack.history.entry> =>
  orNotFound(() => slack.history.entry(id));

function readAbout(name: string): About {
  const [channel = '', ts] = name.split('/');
  return ts === undefined ? { viewId: name } : { channel, ts };
}
