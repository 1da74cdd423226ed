import type { Message } from '../workspace/message.js';
import { presentMessage } from '../workspace/present-message.js';
import { SlackRefusal } from '../workspace/refusal.js';
import { visibleChannel } from './channel-access.js';
import { forBots, type MethodCall, type MethodTable } from './method.js';

/** The `reactions.*` methods: emoji under messages. */
export const reactionsMethods: MethodTable = {
  'reactions.add': forBots(call => {
    const name = emojiName(call);
    call.workspace.messages.addReaction(reactedTo(call), call.userId, name);
    return {};
  }),
  'reactions.remove': forBots(call => {
    const name = emojiName(call);
    call.workspace.messages.removeReaction(reactedTo(call), call.userId, name);
    return {};
  }),
  'reactions.get': forBots(call => {
    const message = reactedTo(call);
    return { type: 'message', channel: message.channel, message: presentMessage(call.workspace, message) };
  }),
};

function reactedTo(call: MethodCall): Message {
  const { args, workspace } = call;
  const timestamp = args.text('timestamp');
  if (args.text('channel') === undefined || timestamp === undefined) throw new SlackRefusal('no_item_specified');
  if (!/^\d+\.\d+$/.test(timestamp)) throw new SlackRefusal('bad_timestamp');
  return workspace.messages.get(visibleChannel(call).id, timestamp);
}

function emojiName({ args }: MethodCall): string {
  const name = args.required('name');
  if (!/^[\w+'-]+(::skin-tone-[2-6])?$/u.test(name)) throw new SlackRefusal('invalid_name');
  return name;
}
