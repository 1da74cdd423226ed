import { z } from 'zod';
import type { ChannelActs } from '../../test-kit/channel-actions.js';
import type { ChannelView } from '../../workspace/channels/channel.js';
import { act, type ControlRoute } from '../control-route.js';
import { channelSchema, shownChannel } from '../schemas/workspace.schema.js';
import { personOf, personParams } from '../request-references.js';

const nothing = z.strictObject({});
const others = z.array(z.string()).min(1).describe('People or apps: their names or ids, of an app its bot user.');
const channelParams = personParams.extend({ channel: z.string().describe('Its name or id.') });

/** What people do to channels. Events follow, as by the Web API. */
export const channelActs: readonly ControlRoute[] = [
  act({
    id: 'createChannel',
    path: '/people/{person}/channels',
    summary: 'Makes a channel, which they are in then.',
    params: personParams,
    body: z.strictObject({ name: z.string(), isPrivate: z.boolean().default(false) }),
    answer: channelSchema,
    run: (context, { name, isPrivate }, params) =>
      shownChannel(personOf(context, params).channels.create(name, { isPrivate })),
  }),
  act({
    id: 'openDirect',
    path: '/people/{person}/open-direct',
    summary: 'Opens their direct message with somebody, with several or with an app.',
    params: personParams,
    body: z.strictObject({ people: others }),
    answer: channelSchema,
    run: (context, { people }, params) => shownChannel(personOf(context, params).channels.openDirect(...people)),
  }),
  act({
    id: 'mark',
    path: '/people/{person}/mark',
    summary: 'Has read a channel up to a message.',
    params: personParams,
    body: z.strictObject({
      channel: z.string().describe('Its name or id.'),
      ts: z.string().describe('Of the last message that is read.'),
    }),
    answer: nothing,
    run: (context, { channel, ts }, params) => {
      personOf(context, params).channels.mark(channel, ts);
      return {};
    },
  }),
  ofChannel('join', 'Goes into a public channel.', nothing, (acts, channel) => acts.join(channel)),
  ofChannel('leave', 'Leaves a channel.', nothing, (acts, channel) => acts.leave(channel)),
  ofChannel('archive', 'Puts a channel away.', nothing, (acts, channel) => acts.archive(channel)),
  ofChannel('unarchive', 'Brings a channel back.', nothing, (acts, channel) => acts.unarchive(channel)),
  ofChannel('delete', 'Deletes a channel.', nothing, (acts, channel) => acts.delete(channel)),
  ofChannel('rename', 'Calls a channel something else.', z.strictObject({ name: z.string() }), (acts, channel, body) =>
    acts.rename(channel, body.name),
  ),
  ofChannel('invite', 'Brings others into a channel.', z.strictObject({ people: others }), (acts, channel, body) =>
    acts.invite(channel, ...body.people),
  ),
];

function ofChannel<Body extends z.ZodType>(
  verb: string,
  summary: string,
  body: Body,
  change: (acts: ChannelActs, channel: string, body: z.output<Body>) => ChannelView,
): ControlRoute {
  return act({
    id: `${verb}Channel`,
    path: `/people/{person}/channels/{channel}/${verb}`,
    summary,
    params: channelParams,
    body,
    answer: channelSchema,
    run: (context, wanted, { channel, ...params }) =>
      shownChannel(change(personOf(context, params).channels, channel, wanted)),
  });
}
