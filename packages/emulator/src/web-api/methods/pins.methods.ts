import type { JsonObject } from '../../json.js';
import { presentLinkedMessage } from '../../workspace/messages/permalink.js';
import type { Pin } from '../../workspace/messages/pins.js';
import type { Workspace } from '../../workspace/workspace.js';
import { joinedChannel, visibleChannel } from './channel-access.js';
import { messageItem } from './message-item.js';
import type { MethodTable } from './method.js';

/** The `pins.*` methods: messages that a channel keeps in view. */
export const pinsMethods: MethodTable = {
  'pins.add': call => {
    joinedChannel(call);
    call.workspace.pins.add(messageItem(call), call.userId);
    return {};
  },
  'pins.remove': call => {
    joinedChannel(call);
    call.workspace.pins.remove(messageItem(call), call.userId);
    return {};
  },
  'pins.list': call => ({
    items: call.workspace.pins.of(visibleChannel(call).id).flatMap(pin => presentPin(call.workspace, pin)),
  }),
};

function presentPin(workspace: Workspace, { channel, ts, created, createdBy }: Pin): JsonObject[] {
  const message = workspace.messages.find(channel, ts);
  if (!message) return [];
  return [
    { type: 'message', channel, created, created_by: createdBy, message: presentLinkedMessage(workspace, message) },
  ];
}
