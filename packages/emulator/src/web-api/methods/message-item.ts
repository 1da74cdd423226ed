import type { Message } from '../../workspace/messages/message.js';
import { SlackRefusal } from '../../workspace/refusal.js';
import { visibleChannel } from './channel-access.js';
import type { MethodCall } from './method.js';

/**
 * The message that a call names as an item, by `channel` and `timestamp`.
 * @throws SlackRefusal `no_item_specified`, `bad_timestamp`, `channel_not_found` or `message_not_found`
 */
export function messageItem(call: MethodCall): Message {
  const { args, workspace } = call;
  const timestamp = args.text('timestamp');
  if (args.text('channel') === undefined || timestamp === undefined) throw new SlackRefusal('no_item_specified');
  if (!/^\d+\.\d+$/.test(timestamp)) throw new SlackRefusal('bad_timestamp');
  return workspace.messages.get(visibleChannel(call).id, timestamp);
}
