import type { JsonObject } from '../../json.js';
import type { Message } from '../../workspace/messages/message.js';
import { presentMessage } from '../../workspace/messages/present-message.js';
import { SlackApiError } from '../../workspace/api-error.js';
import { requireReadableChannel } from './channel-access.js';
import type { MethodCall, MethodTable } from './method.js';
import { paginate } from './pagination.js';

/** The `conversations.*` methods that read what was said. */
export const historyMethods: MethodTable = {
  'conversations.history': call => {
    const channel = requireReadableChannel(call);
    // History is read from its newest end.
    const said = isWithinBounds(call, call.workspace.messages.history(channel.id)).toReversed();
    return { ...readMessagePage(call, said, 100), pin_count: call.workspace.pins.of(channel.id).length };
  },

  'conversations.replies': call => {
    const { args, workspace } = call;
    const channel = requireReadableChannel(call);
    const root = workspace.messages.find(channel.id, args.required('ts'));
    if (!root || root.ephemeralTo !== undefined) throw new SlackApiError('thread_not_found');
    return readMessagePage(call, [root, ...isWithinBounds(call, workspace.messages.replies(channel.id, root.ts))], 1000);
  },
};

function readMessagePage(call: MethodCall, messages: readonly Message[], defaultLimit: number): JsonObject {
  const { entries, nextCursor } = paginate(call.args, messages, defaultLimit);
  return {
    messages: entries.map(message => presentHistoryMessages(call, message)),
    has_more: nextCursor !== '',
    ...(nextCursor === '' ? {} : { response_metadata: { next_cursor: nextCursor } }),
  };
}

/** Metadata is given to who asks for it. */
function presentHistoryMessages({ args, workspace }: MethodCall, message: Message): JsonObject {
  const { metadata, ...rest } = presentMessage(workspace, message);
  return metadata !== undefined && args.flag('include_all_metadata') ? { ...rest, metadata } : rest;
}

function isWithinBounds({ args }: MethodCall, messages: readonly Message[]): Message[] {
  const oldest = readBound(args.text('oldest'), 'invalid_ts_oldest');
  const latest = readBound(args.text('latest'), 'invalid_ts_latest');
  const isInclusive = args.flag('inclusive');
  return messages.filter(({ ts }) => {
    const at = Number(ts);
    if (isInclusive && (at === oldest || at === latest)) return true;
    return (oldest === undefined || at > oldest) && (latest === undefined || at < latest);
  });
}

function readBound(ts: string | undefined, otherwise: string): number | undefined {
  if (ts === undefined || ts === 'now' || ts === '') return undefined;
  const at = Number(ts);
  if (Number.isNaN(at)) throw new SlackApiError(otherwise);
  return at;
}
