import { described, type Fault } from '../../block-kit/validation-issue.js';
import { list, object, text } from '../../block-kit/rule-combinators.js';
import { readObjects, stringAt } from '../../json.js';
import type { AssistantThread } from '../../workspace/apps/assistant-thread.js';
import { SlackRefusal } from '../../workspace/api-error.js';
import { visibleChannel } from './channel-access.js';
import type { MethodCall, MethodTable } from './method.js';

const loadingMessages = list(text(50), 10, 0);
const promptList = list(object({ title: text(500), message: text(4000) }), 10);

/** The `assistant.threads.*` methods: what an app shows around the thread in which a person asks it. */
export const assistantMethods: MethodTable = {
  'assistant.threads.setStatus': call => {
    const { args, workspace } = call;
    const status = args.text('status');
    if (status === undefined) throw invalid(['[ERROR] missing required field: status']);
    const loading = args.json('loading_messages') ?? [];
    if (!isTextList(loading)) throw invalid(['[ERROR] must be a list of texts: loading_messages']);
    refuseFaults(loadingMessages(loading, '/loading_messages'));
    const shown = { status, loadingMessages: status === '' ? [] : loading };
    const channel = visibleChannel(call, 'channel_id');
    const ts = args.required('thread_ts');
    const thread = workspace.assistantThreads.find(channel.id, ts);
    if (thread) workspace.assistantThreads.change(thread, shown);
    // Any thread shows a status; only those of assistants are looked at here.
    else if (!workspace.messages.find(channel.id, ts)) throw new SlackRefusal('invalid_thread_ts');
    return {};
  },

  'assistant.threads.setTitle': call => {
    const title = call.args.required('title');
    call.workspace.assistantThreads.change(threadOf(call), { title });
    return {};
  },

  'assistant.threads.setSuggestedPrompts': call => {
    const { args, workspace } = call;
    const given = readObjects(args.json('prompts'));
    if (!given) throw invalid(['[ERROR] must be a list of objects: prompts']);
    refuseFaults(promptList(given, '/prompts'));
    workspace.assistantThreads.change(threadOf(call), {
      promptsTitle: args.text('title') ?? '',
      prompts: given.map(prompt => ({
        title: stringAt(prompt, 'title') ?? '',
        message: stringAt(prompt, 'message') ?? '',
      })),
    });
    return {};
  },
};

function threadOf(call: MethodCall): AssistantThread {
  const channel = visibleChannel(call, 'channel_id');
  return call.workspace.assistantThreads.get(channel.id, call.args.required('thread_ts'));
}

function refuseFaults(faults: readonly Fault[]): void {
  if (faults.length > 0) throw invalid(described(faults));
}

const invalid = (messages: readonly string[]): SlackRefusal => new SlackRefusal('invalid_arguments', { messages });

const isTextList = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every(each => typeof each === 'string');
