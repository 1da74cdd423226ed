import { z } from 'zod';
import type { ChannelView } from '../../workspace/channels/channels.js';

/** A conversation as the control API shows it. */
export const channelSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(['channel', 'group', 'im', 'mpim']).describe('Public, private, direct, of several people.'),
    isArchived: z.boolean(),
    members: z.array(z.string()).describe('User ids.'),
  })
  .meta({ id: 'Channel' });

/** How a conversation is shown. */
export function shownChannel({ id, name, kind, isArchived, members }: ChannelView): z.output<typeof channelSchema> {
  return { id, name, kind, isArchived, members: [...members] };
}
