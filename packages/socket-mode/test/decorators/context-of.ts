import { MemoryThreadContexts, ThreadContexts } from '../../../core/src/assistant/thread-context-store.js';
import type { EnvelopeKind } from '../../../core/src/envelope/envelope.js';
import type { JsonObject } from '../../../core/src/envelope/json.js';
import { MembersOfAnyKind } from '../../../core/src/handler/kind-members.js';
import { SlackContext, type SlackContextParts } from '../../../core/src/handler/slack-context.js';
import { MessageSender } from '../../../core/src/web-api/message-sender.js';

/** The fields of a payload that a parameter reads. The others are those of a command. */
export interface ContextOf {
  readonly kind?: EnvelopeKind;
  readonly body?: JsonObject;
  readonly payload?: JsonObject;
  readonly params?: Readonly<Record<string, string | undefined>>;
  readonly values?: Readonly<Record<string, unknown>>;
}

function refuse(): never {
  throw new Error('A parameter does not call Slack.');
}

/** The context of a payload from which parameters are read. It has no connection to Slack. */
export function contextOf(of: ContextOf): SlackContext {
  const { kind = 'command', body = {}, payload = body, params = {}, values = params } = of;
  const envelope = { id: 'E1', type: 'test', kind, name: 'test', body, retry: null };
  const contexts = new ThreadContexts('default', new MemoryThreadContexts(), { error: refuse });
  const conversation = new MessageSender(
    envelope,
    { getIdentity: () => ({ botUserId: null, botId: null }) },
    { app: 'default', getClient: refuse, createFunctionClient: refuse, fetch: refuse, hasToken: false },
    contexts,
  );
  const parts: SlackContextParts = {
    app: 'default',
    envelope,
    payload,
    params,
    values,
    conversation,
    ack: { answerable: 'ack', send: () => Promise.resolve() },
    time: { over: new Promise(() => {}), signal: new AbortController().signal },
  };
  return new SlackContext(parts, new MembersOfAnyKind(kind, conversation, parts.time));
}
