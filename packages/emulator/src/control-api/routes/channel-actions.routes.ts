import { z } from 'zod';
import type { ChannelActions } from '../../test-kit/channel-actions.js';
import type { ChannelView } from '../../workspace/channels/channel.js';
import { actionRoute, type ControlRoute } from '../control-route.js';
import { channelSchema, presentChannelView } from '../schemas/workspace.schema.js';
import { requirePerson, personParamsSchema } from '../request-references.js';

const emptyBody = z.strictObject({});
const otherUsersField = z
  .array(z.string())
  .min(1)
  .describe('People or apps: their names or ids, of an app its bot user.');
const channelParams = personParamsSchema.extend({ channel: z.string().describe('Its name or id.') });

/** User actions on channels. They cause the same events as the Web API. */
export const channelActionRoutes: readonly ControlRoute[] = [
  actionRoute({
    id: 'createChannel',
    path: '/people/{person}/channels',
    summary: 'Makes a channel, which they are in then.',
    params: personParamsSchema,
    body: z.strictObject({ name: z.string(), isPrivate: z.boolean().default(false) }),
    answer: channelSchema,
    run: (context, { name, isPrivate }, params) =>
      presentChannelView(requirePerson(context, params).channels.create(name, { isPrivate })),
  }),
  actionRoute({
    id: 'openDirect',
    path: '/people/{person}/open-direct',
    summary: 'Opens their direct message with somebody, with several or with an app.',
    params: personParamsSchema,
    body: z.strictObject({ people: otherUsersField }),
    answer: channelSchema,
    run: (context, { people }, params) =>
      presentChannelView(requirePerson(context, params).channels.openDirect(...people)),
  }),
  actionRoute({
    id: 'mark',
    path: '/people/{person}/mark',
    summary: 'Has read a channel up to a message.',
    params: personParamsSchema,
    body: z.strictObject({
      channel: z.string().describe('Its name or id.'),
      ts: z.string().describe('Of the last message that is read.'),
    }),
    answer: emptyBody,
    run: (context, { channel, ts }, params) => {
      requirePerson(context, params).channels.mark(channel, ts);
      return {};
    },
  }),
  presentChannelResult('join', 'Goes into a public channel.', emptyBody, (acts, channel) => acts.join(channel)),
  presentChannelResult('leave', 'Leaves a channel.', emptyBody, (acts, channel) => acts.leave(channel)),
  presentChannelResult('archive', 'Puts a channel away.', emptyBody, (acts, channel) => acts.archive(channel)),
  presentChannelResult('unarchive', 'Brings a channel back.', emptyBody, (acts, channel) => acts.unarchive(channel)),
  presentChannelResult('delete', 'Deletes a channel.', emptyBody, (acts, channel) => acts.delete(channel)),
  presentChannelResult(
    'rename',
    'Calls a channel something else.',
    z.strictObject({ name: z.string() }),
    (acts, channel, body) => acts.rename(channel, body.name),
  ),
  presentChannelResult(
    'invite',
    'Brings others into a channel.',
    z.strictObject({ people: otherUsersField }),
    (acts, channel, body) => acts.invite(channel, ...body.people),
  ),
];

function presentChannelResult<Body extends z.ZodType>(
  verb: string,
  summary: string,
  body: Body,
  change: (acts: ChannelActions, channel: string, body: z.output<Body>) => ChannelView,
): ControlRoute {
  return actionRoute({
    id: `${verb}Channel`,
    path: `/people/{person}/channels/{channel}/${verb}`,
    summary,
    params: channelParams,
    body,
    answer: channelSchema,
    run: (context, wanted, { channel, ...params }) =>
      presentChannelView(change(requirePerson(context, params).channels, channel, wanted)),
  });
}
