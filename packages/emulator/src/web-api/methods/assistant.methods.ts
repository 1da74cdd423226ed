import { describeValue, type ValidationIssue } from '../../block-kit/validation-issue.js';
import { listRule, objectRule, textRule } from '../../block-kit/rule-combinators.js';
import { readObjects, stringAt } from '../../json.js';
import type { AssistantThread } from '../../workspace/apps/assistant-thread.js';
import { SlackApiError } from '../../workspace/api-error.js';
import { requireVisibleChannel } from './channel-access.js';
import type { MethodCall, MethodTable } from './method.js';

const loadingMessages = listRule(textRule(50), 10, 0);
const promptList = listRule(objectRule({ title: textRule(500), message: textRule(4000) }), 10);

/** The `assistant.threads.*` methods: the status, title and suggested prompts of an assistant thread. */
export const assistantMethods: MethodTable = {
  'assistant.threads.setStatus': call => {
    const { args, workspace } = call;
    const status = args.text('status');
    if (status === undefined) throw createAssistantArgumentsError(['[ERROR] missing required field: status']);
    const loading = args.json('loading_messages') ?? [];
    if (!isTextList(loading))
      throw createAssistantArgumentsError(['[ERROR] must be a list of texts: loading_messages']);
    assertNoIssues(loadingMessages(loading, '/loading_messages'));
    const shown = { status, loadingMessages: status === '' ? [] : loading };
    const channel = requireVisibleChannel(call, 'channel_id');
    const ts = args.required('thread_ts');
    const thread = workspace.assistantThreads.find(channel.id, ts);
    if (thread) workspace.assistantThreads.change(thread, shown);
    // Slack accepts a status in any thread. Only assistant threads store it here.
    else if (!workspace.messages.find(channel.id, ts)) throw new SlackApiError('invalid_thread_ts');
    return {};
  },

  'assistant.threads.setTitle': call => {
    const title = call.args.required('title');
    call.workspace.assistantThreads.change(readAssistantThread(call), { title });
    return {};
  },

  'assistant.threads.setSuggestedPrompts': call => {
    const { args, workspace } = call;
    const given = readObjects(args.json('prompts'));
    if (!given) throw createAssistantArgumentsError(['[ERROR] must be a list of objects: prompts']);
    assertNoIssues(promptList(given, '/prompts'));
    workspace.assistantThreads.change(readAssistantThread(call), {
      promptsTitle: args.text('title') ?? '',
      prompts: given.map(prompt => ({
        title: stringAt(prompt, 'title') ?? '',
        message: stringAt(prompt, 'message') ?? '',
      })),
    });
    return {};
  },
};

function readAssistantThread(call: MethodCall): AssistantThread {
  const channel = requireVisibleChannel(call, 'channel_id');
  return call.workspace.assistantThreads.get(channel.id, call.args.required('thread_ts'));
}

function assertNoIssues(faults: readonly ValidationIssue[]): void {
  if (faults.length > 0) throw createAssistantArgumentsError(describeValue(faults));
}

const createAssistantArgumentsError = (messages: readonly string[]): SlackApiError =>
  new SlackApiError('invalid_arguments', { messages });

const isTextList = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every(each => typeof each === 'string');

/** The `agents.sessions.*` methods: the status of an agent in a thread. */
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

/**
 * Reads the thread of a session. The emulator supports only sessions in threads.
 * @throws SlackApiError `thread_ts_required`
 */
function readAgentThread({ args }: MethodCall): string {
  const ts = args.text('thread_ts');
  if (ts === undefined || ts === '') throw new SlackApiError('thread_ts_required');
  return ts;
}
