import { presentLinkedMessage } from '../../workspace/messages/permalink.js';
import { SlackRefusal } from '../../workspace/refusal.js';
import { messageItem } from './message-item.js';
import type { MethodCall, MethodTable } from './method.js';
import { pageOf } from './page.js';

/** The `reactions.*` methods: emoji under messages. */
export const reactionsMethods: MethodTable = {
  'reactions.add': call => {
    const name = emojiName(call);
    const message = messageItem(call);
    if (call.workspace.channels.get(message.channel).isArchived) throw new SlackRefusal('is_archived');
    call.workspace.messages.addReaction(message, call.userId, name);
    return {};
  },
  'reactions.remove': call => {
    const name = emojiName(call);
    call.workspace.messages.removeReaction(messageItem(call), call.userId, name);
    return {};
  },
  'reactions.get': call => {
    const message = messageItem(call);
    return { type: 'message', channel: message.channel, message: presentLinkedMessage(call.workspace, message) };
  },
  'reactions.list': ({ args, userId, workspace }) => {
    const { id } = workspace.users.get(args.text('user') ?? userId);
    const reacted = workspace.messages.all.filter(
      ({ reactions, channel }) =>
        reactions.some(({ users }) => users.includes(id)) && workspace.channels.isVisibleTo(userId, channel),
    );
    const { entries, nextCursor } = pageOf(args, reacted.toReversed());
    return {
      items: entries.map(message => ({
        type: 'message',
        channel: message.channel,
        message: presentLinkedMessage(workspace, message),
      })),
      response_metadata: { next_cursor: nextCursor },
    };
  },
};

function emojiName({ args }: MethodCall): string {
  const name = args.required('name');
  if (!/^[\w+'-]+(::skin-tone-[2-6])?$/u.test(name)) throw new SlackRefusal('invalid_name');
  return name;
}
