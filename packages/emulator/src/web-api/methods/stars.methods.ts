import type { JsonObject } from '../../json.js';
import { presentSharedFile } from '../../workspace/files/file-shares.js';
import { presentLinkedMessage } from '../../workspace/messages/permalink.js';
import { SlackRefusal } from '../../workspace/refusal.js';
import type { Starred } from '../../workspace/people/stars.js';
import type { Workspace } from '../../workspace/workspace.js';
import { messageItem } from './message-item.js';
import type { MethodCall, MethodTable } from './method.js';
import { countedPage } from './paging.js';

/** The `stars.*` methods: what people have saved for later. */
export const starsMethods: MethodTable = {
  'stars.add': call => {
    call.workspace.stars.add(call.userId, itemOf(call));
    return {};
  },
  'stars.remove': call => {
    call.workspace.stars.remove(call.userId, itemOf(call));
    return {};
  },
  'stars.list': ({ args, userId, workspace }) => {
    const items = workspace.stars
      .of(userId)
      .flatMap(({ item, created }) => present(workspace, item).map(shown => ({ ...shown, date_create: created })));
    const { entries, paging } = countedPage(args, items);
    return { items: entries, paging: { per_page: paging.count, spill: 0, ...paging } };
  },
};

/** @throws SlackRefusal when there is no such file or message */
function itemOf(call: MethodCall): Starred {
  const file = call.args.text('file');
  if (file !== undefined) {
    if (!call.workspace.files.find(file)) throw new SlackRefusal('file_not_found');
    return { file };
  }
  const { channel, ts } = messageItem(call);
  return { channel, ts };
}

/** Nothing, for what is gone. */
function present(workspace: Workspace, item: Starred): JsonObject[] {
  if ('file' in item) {
    const file = workspace.files.find(item.file);
    return file ? [{ type: 'file', file: presentSharedFile(workspace, file) }] : [];
  }
  const message = workspace.messages.find(item.channel, item.ts);
  return message ? [{ type: 'message', channel: item.channel, message: presentLinkedMessage(workspace, message) }] : [];
}
