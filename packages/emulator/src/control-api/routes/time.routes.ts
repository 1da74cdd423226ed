import { z } from 'zod';
import type { SlackTime } from '../../time/slack-time.js';
import { actionRoute, readRoute, EMPTY_RESPONSE, type ControlRoute } from '../control-route.js';

const DURATION_PATTERN = 'It must be a number of milliseconds, or one with its unit: 500ms, 3s, 5m, 1h, 1d';
const duration = z.union(
  [
    z.number().min(0),
    z
      .templateLiteral([z.number(), z.enum(['ms', 's', 'm', 'h', 'd'])])
      // Zod does not check the bounds of a number inside a template literal.
      .refine(length => !length.startsWith('-') && length.length < 100, DURATION_PATTERN),
  ],
  DURATION_PATTERN,
);
const timeSchema = z
  .object({
    now: z.string().describe('As ISO 8601 has it.'),
    isFrozen: z.boolean(),
  })
  .meta({ id: 'Time' });

/** The time of the local Slack. */
export const timeRoutes: readonly ControlRoute[] = [
  readRoute({
    id: 'getTime',
    path: '/time',
    summary: 'What time it is in the local Slack.',
    params: EMPTY_RESPONSE,
    query: EMPTY_RESPONSE,
    answer: timeSchema,
    run: ({ slack }) => presentTime(slack.time),
  }),
  actionRoute({
    id: 'advanceTime',
    path: '/time/advance',
    summary: 'Moves the time on: deadlines pass, redeliveries and scheduled messages come, each at its own moment.',
    params: EMPTY_RESPONSE,
    body: z.strictObject({
      by: duration.describe('Milliseconds, or such as `3s`, `5m`, `1h`.'),
      patienceMs: z
        .number()
        .int()
        .min(0)
        .max(10_000)
        .exactOptional()
        .describe('How long, in real time, an app may take to ack each time. Default 1000.'),
    }),
    answer: timeSchema,
    run: async ({ slack }, { by, ...options }) => {
      await slack.time.advance(by, options);
      return presentTime(slack.time);
    },
  }),
  actionRoute({
    id: 'freezeTime',
    path: '/time/freeze',
    summary: 'Has the time stand still; it can still be advanced.',
    params: EMPTY_RESPONSE,
    body: z.strictObject({}),
    answer: timeSchema,
    run: ({ slack }) => {
      slack.time.freeze();
      return presentTime(slack.time);
    },
  }),
  actionRoute({
    id: 'resumeTime',
    path: '/time/resume',
    summary: 'Has the time go on, from where it stood.',
    params: EMPTY_RESPONSE,
    body: z.strictObject({}),
    answer: timeSchema,
    run: ({ slack }) => {
      slack.time.resume();
      return presentTime(slack.time);
    },
  }),
];

function presentTime({ now, isFrozen }: SlackTime): z.output<typeof timeSchema> {
  return { now: now.toISOString(), isFrozen };
}
