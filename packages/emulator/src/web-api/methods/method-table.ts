import { agentsMethods, assistantMethods } from './assistant.methods.js';
import { authMethods } from './auth.methods.js';
import { bookmarksMethods } from './bookmarks.methods.js';
import { callsMethods } from './calls.methods.js';
import { channelChangesMethods } from './channel-changes.methods.js';
import { chatMethods, scheduledMethods } from './chat.methods.js';
import { conversationsMethods, historyMethods } from './conversations.methods.js';
import { functionsMethods } from './functions.methods.js';
import { dndMethods, remindersMethods } from './personal.methods.js';
import { emojiMethods, teamMethods } from './team.methods.js';
import { fileListMethods, filesMethods, remoteFilesMethods } from './files.methods.js';
import type { MethodTable } from './method.js';
import { pinsMethods, reactionsMethods, starsMethods } from './items.methods.js';
import { profileMethods, usersMethods } from './users.methods.js';
import { searchMethods } from './search.methods.js';
import { streamMethods } from './stream.methods.js';
import { unfurlMethods } from './unfurl.methods.js';
import { usergroupsMethods } from './usergroups.methods.js';
import { viewsMethods } from './views.methods.js';

/** The implemented methods. All other Slack methods return a canned response. Add a new method family here. */
export const METHOD_TABLE: MethodTable = {
  ...authMethods,
  ...assistantMethods,
  ...agentsMethods,
  ...chatMethods,
  ...scheduledMethods,
  ...unfurlMethods,
  ...streamMethods,
  ...viewsMethods,
  ...conversationsMethods,
  ...channelChangesMethods,
  ...historyMethods,
  ...usersMethods,
  ...profileMethods,
  ...usergroupsMethods,
  ...dndMethods,
  ...emojiMethods,
  ...teamMethods,
  ...reactionsMethods,
  ...pinsMethods,
  ...bookmarksMethods,
  ...callsMethods,
  ...starsMethods,
  ...remindersMethods,
  ...searchMethods,
  ...filesMethods,
  ...fileListMethods,
  ...remoteFilesMethods,
  ...functionsMethods,
};
