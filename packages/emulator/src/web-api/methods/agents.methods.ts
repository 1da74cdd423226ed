import { SlackApiError } from '../../workspace/api-error.js';
import { requireVisibleChannel } from './channel-access.js';
import type { MethodCall, MethodTable } from './method.js';

/** The `agents.sessions.*` methods: what an agent is doing in a thread. */
export const agentsMethods: MethodTable = {
  'agents.sessions.setStatus': call => {
    const { args, app, userId, workspace } = call;
    const { id: channel, members } = requireVisibleChannel(call, 'channel_id');
    if (!members.has(userId)) throw new SlackApiError('not_authorized');
    const initiator = args.text('initiator_user_id');
    if (initiator !== undefined) workspace.users.get(initiator);
    const where = { appId: app.appId, channel, threadTs: readAgentThread(call) };
    const { status, title } = workspace.agentSessions.set(
      { ...where, status: args.required('status') },
      args.text('title'),
    );
    return { status, agent_status: status, title };
  },

  'agents.sessions.rename': call => {
    const { args, app, workspace } = call;
    const { id: channel } = requireVisibleChannel(call, 'channel_id');
    const where = { appId: app.appId, channel, threadTs: readAgentThread(call) };
    return { title: workspace.agentSessions.rename(where, args.required('title')).title };
  },
};

/** Here all sessions are of threads. @throws SlackRefusal `thread_ts_required` */
function readAgentThread({ args }: MethodCall): string {
  const ts = args.text('thread_ts');
  if (ts === undefined || ts === '') throw new SlackApiError('thread_ts_required');
  return ts;
}
