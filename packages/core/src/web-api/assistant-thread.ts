import type { WebClient } from '@slack/web-api';
import type { ThreadContexts } from '../assistant/thread-contexts.js';
import { type SlackThreadContext, getThreadContext } from '../envelope/assistant-metadata.js';
import type { MessageLocation } from '../envelope/envelope-metadata.js';
import type { JsonObject } from '../envelope/json.js';
import { SlackException } from '../exceptions/slack.exception.js';

/** A status of an assistant, and what is shown in turn while it lasts: ten texts of 50 characters at most. */
export interface SlackAssistantStatus {
  readonly status: string;
  readonly loading_messages?: string[];
}

/** Something that an assistant suggests to ask. */
export interface SlackAssistantPrompt {
  /** What stands on it. */
  title: string;
  /** What is asked when it is chosen. */
  message: string;
}

/** The thread of an assistant: what is shown around it, and what its person looks at. */
export class SlackAssistantThread {
  #hasStatus = false;

  /** @internal */
  constructor(
    private readonly client: () => WebClient,
    private readonly place: MessageLocation,
    private readonly event: JsonObject,
    private readonly contexts: ThreadContexts,
  ) {}

  /**
   * Says what the assistant is doing, such as `is thinking…`. Slack takes it away when the bot says something in the
   * thread, or after two minutes; an empty one takes it away now, and so does a handler that fails.
   *
   * @throws SlackException `no_assistant_thread` when the payload is in no thread
   * @see https://docs.slack.dev/reference/methods/assistant.threads.setStatus
   */
  async setStatus(status: string | SlackAssistantStatus): Promise<void> {
    const shown = typeof status === 'string' ? { status } : status;
    await this.client().assistant.threads.setStatus({ ...this.#named, ...shown });
    this.#hasStatus = shown.status !== '';
  }

  /**
   * Names the thread in the list of its person's threads.
   *
   * @throws SlackException `no_assistant_thread` when the payload is in no thread
   * @see https://docs.slack.dev/reference/methods/assistant.threads.setTitle
   */
  async setTitle(title: string): Promise<void> {
    await this.client().assistant.threads.setTitle({ ...this.#named, title });
  }

  /**
   * Suggests what to ask, under a title of their own or Slack's.
   *
   * @throws SlackException `no_assistant_thread` when the payload is in no thread
   * @see https://docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts
   */
  async setSuggestedPrompts(
    prompts: readonly SlackAssistantPrompt[] | { title?: string; prompts: readonly SlackAssistantPrompt[] },
  ): Promise<void> {
    const { prompts: all, ...titled } = 'prompts' in prompts ? prompts : { prompts };
    await this.client().assistant.threads.setSuggestedPrompts({ ...this.#named, ...titled, prompts: [...all] });
  }

  /**
   * What the person looks at beside the thread, as Slack told it last; empty when that is no channel, or isn't known any
   * more.
   *
   * @throws SlackException `no_assistant_thread` when the payload is in no thread, `thread_context_failed` when the store
   * of the option `assistant.threadContexts` fails
   */
  async getContext(): Promise<SlackThreadContext> {
    const told = getThreadContext(this.event);
    if (told?.channel_id !== undefined) return told;
    return (await this.contexts.get(this.#id)) ?? {};
  }

  /**
   * Keeps the context that the event tells, for what is written later.
   *
   * @internal
   */
  async keepContext(): Promise<void> {
    const told = getThreadContext(this.event);
    if (told !== null && this.place.threadTs !== null) await this.contexts.save(this.#id, told);
  }

  /**
   * Takes away the status that this payload's handlers have set.
   *
   * @internal
   */
  async clearStatus(): Promise<void> {
    if (this.#hasStatus) await this.setStatus('');
  }

  get #named(): { channel_id: string; thread_ts: string } {
    const { channelId, threadTs } = this.#id;
    return { channel_id: channelId, thread_ts: threadTs };
  }

  get #id(): { teamId: string | null; channelId: string; threadTs: string } {
    const { teamId, channelId, threadTs } = this.place;
    if (channelId !== null && threadTs !== null) return { teamId, channelId, threadTs };
    throw new SlackException(
      'no_assistant_thread',
      'This payload is in no thread, so there is no assistant in it. Handlers of @SlackAssistant() have one.',
    );
  }
}
