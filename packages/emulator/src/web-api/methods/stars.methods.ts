import { SlackRefusal } from '../../workspace/refusal.js';
import { presentStar } from '../../workspace/people/present-star.js';
import type { Starred } from '../../workspace/people/stars.js';
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
      .map(star => presentStar(workspace, star))
      .filter(shown => shown !== undefined);
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
