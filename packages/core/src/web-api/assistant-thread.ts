import type { WebClient } from '@slack/web-api';
import type { ThreadContexts } from '../assistant/thread-context-store.js';
import { type SlackThreadContext, getThreadContext } from '../envelope/assistant-metadata.js';
import type { MessageLocation } from '../envelope/envelope-metadata.js';
import type { JsonObject } from '../envelope/json.js';
import { SlackException } from '../exceptions/slack.exception.js';

/** A status of an assistant, with at most ten loading messages of 50 characters that Slack shows in turn. */
export interface SlackAssistantStatus {
  readonly status: string;
  readonly loading_messages?: string[];
}

/** A prompt that an assistant suggests to the user. */
export interface SlackAssistantPrompt {
  /** The label of the prompt. */
  title: string;
  /** The message that is sent when the user chooses the prompt. */
  message: string;
}

/** The thread of an assistant: its status, title, suggested prompts and context. */
export class SlackAssistantThread {
  #hasStatus = false;

  /** @internal */
  constructor(
    private readonly client: () => WebClient,
    private readonly location: MessageLocation,
    private readonly event: JsonObject,
    private readonly contexts: ThreadContexts,
  ) {}

  /**
   * Shows what the assistant is doing, such as `is thinking…`. Slack clears the status when the bot posts a message in
   * the thread, or after two minutes. An empty status clears it now; so does a handler that fails.
   *
   * @throws SlackException `no_assistant_thread` when the payload does not belong to a thread
   * @see https://docs.slack.dev/reference/methods/assistant.threads.setStatus
   */
  async setStatus(status: string | SlackAssistantStatus): Promise<void> {
    const request = typeof status === 'string' ? { status } : status;
    await this.client().assistant.threads.setStatus({ ...this.#threadArguments, ...request });
    this.#hasStatus = request.status !== '';
  }

  /**
   * Sets the title of the thread in the user's list of threads.
   *
   * @throws SlackException `no_assistant_thread` when the payload does not belong to a thread
   * @see https://docs.slack.dev/reference/methods/assistant.threads.setTitle
   */
  async setTitle(title: string): Promise<void> {
    await this.client().assistant.threads.setTitle({ ...this.#threadArguments, title });
  }

  /**
   * Suggests prompts, under the given title or Slack's default.
   *
   * @throws SlackException `no_assistant_thread` when the payload does not belong to a thread
   * @see https://docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts
   */
  async setSuggestedPrompts(
    prompts: readonly SlackAssistantPrompt[] | { title?: string; prompts: readonly SlackAssistantPrompt[] },
  ): Promise<void> {
    const { prompts: all, ...titled } = 'prompts' in prompts ? prompts : { prompts };
    await this.client().assistant.threads.setSuggestedPrompts({
      ...this.#threadArguments,
      ...titled,
      prompts: [...all],
    });
  }

  /**
   * Returns what the user has open next to the thread, as last reported by Slack; empty when that is not a channel, or
   * is not known.
   *
   * @throws SlackException `no_assistant_thread` when the payload does not belong to a thread, `thread_context_failed` when the store
   * of the option `assistant.threadContexts` fails
   */
  async getContext(): Promise<SlackThreadContext> {
    const context = getThreadContext(this.event);
    if (context?.channel_id !== undefined) return context;
    return (await this.contexts.get(this.#threadId)) ?? {};
  }

  /**
   * Saves the context that the event contains, for later messages.
   *
   * @internal
   */
  async saveContext(): Promise<void> {
    const context = getThreadContext(this.event);
    if (context !== null && this.location.threadTs !== null) await this.contexts.save(this.#threadId, context);
  }

  /**
   * Clears the status that a handler of this payload has set.
   *
   * @internal
   */
  async clearStatus(): Promise<void> {
    if (this.#hasStatus) await this.setStatus('');
  }

  get #threadArguments(): { channel_id: string; thread_ts: string } {
    const { channelId, threadTs } = this.#threadId;
    return { channel_id: channelId, thread_ts: threadTs };
  }

  get #threadId(): { teamId: string | null; channelId: string; threadTs: string } {
    const { teamId, channelId, threadTs } = this.location;
    if (channelId !== null && threadTs !== null) return { teamId, channelId, threadTs };
    throw new SlackException(
      'no_assistant_thread',
      'This payload is in no thread, so there is no assistant in it. Handlers of @SlackAssistant() have one.',
    );
  }
}
