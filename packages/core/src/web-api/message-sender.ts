import type { ChatPostMessageArguments, ChatPostMessageResponse, WebClient } from '@slack/web-api';
import type { ThreadContexts } from '../assistant/thread-context-store.js';
import type { SlackModalView, SlackReply } from '../response/handler-response-types.js';
import type { MessageStream } from '../response/message-stream/message-stream.js';
import type { SlackEnvelope } from '../envelope/envelope.js';
import {
  type BotIdentity,
  type FunctionExecution,
  getFunctionExecution,
  getMessageLocation,
  getMessageTs,
  getUserTeamId,
  type MessageLocation,
} from '../envelope/envelope-metadata.js';
import { arrayAt, findFirstObject, objectAt, textAt, type JsonObject } from '../envelope/json.js';
import { getEvent } from '../envelope/parse-envelope.js';
import { SlackException } from '../exceptions/slack.exception.js';
import type { BotIdentityResolver } from './bot-identity-resolver.js';
import type { AppClients } from './app-clients.js';
import { SlackFunctionCompletion } from './function-completion.js';
import { SlackAssistantThread } from './assistant-thread.js';
import type { PostedMessage } from '../response/message-stream/stream-target.js';
import { ResponseUrl } from './response-url.js';
import { assertMessageLength, explainMessageError, explainViewError } from './slack-api-error.js';
import { type GetFinalChunk, StreamWriter } from '../response/message-stream/stream-writer.js';

/** Sends messages and opens views in reply to one payload. */
export class MessageSender {
  #bot: BotIdentity | undefined;
  #location: MessageLocation | undefined;
  #functionClient: WebClient | undefined;
  #completion: SlackFunctionCompletion | undefined;
  #execution: FunctionExecution | null | undefined;
  #responseUrl: ResponseUrl | null | undefined;
  #assistant: SlackAssistantThread | undefined;
  readonly #receivedAt = performance.now();

  constructor(
    private readonly envelope: SlackEnvelope,
    private readonly identities: Pick<BotIdentityResolver, 'getIdentity'>,
    private readonly clients: Pick<AppClients, 'app' | 'getClient' | 'createFunctionClient' | 'fetch' | 'hasToken'>,
    private readonly contexts: ThreadContexts,
  ) {}

  /** The bot in the payload's workspace. */
  get bot(): BotIdentity {
    this.#bot ??= this.identities.getIdentity(this.envelope);
    return this.#bot;
  }

  /** Where the payload happened. Read on first use, like all fields of the payload. */
  get location(): MessageLocation {
    this.#location ??= getMessageLocation(this.envelope);
    return this.#location;
  }

  /** The client of the workspace, or of the workflow step that the payload belongs to. */
  get client(): WebClient {
    const token = this.#functionExecution?.token ?? null;
    if (token === null) return this.clients.getClient(this.location);
    return (this.#functionClient ??= this.clients.createFunctionClient(token, this.location));
  }

  /** Ends the workflow step; null when the payload does not belong to one. */
  get completion(): SlackFunctionCompletion | null {
    if (this.#functionExecution === null) return null;
    const { teamId, enterpriseId } = this.location;
    const handle = { app: this.clients.app, executionId: this.#functionExecution.id, teamId, enterpriseId };
    return (this.#completion ??= new SlackFunctionCompletion(handle, () => this.client));
  }

  /** The assistant's thread. Its methods throw when the payload does not belong to one. */
  get assistant(): SlackAssistantThread {
    this.#assistant ??= new SlackAssistantThread(
      () => this.client,
      this.location,
      getEvent(this.envelope.body),
      this.contexts,
    );
    return this.#assistant;
  }

  /** Whether there is a token for the Web API. */
  get canCall(): boolean {
    return this.clients.hasToken || (this.#functionExecution?.token ?? null) !== null;
  }

  /** Whether the payload has a `response_url` that accepts another message. */
  get canRespond(): boolean {
    return this.#openedResponseUrl?.isOpen ?? false;
  }

  /**
   * Posts a message as the bot: in the payload's channel and thread, unless the message names others.
   *
   * @throws SlackException `no_channel` when neither the payload nor the message names a channel
   * @throws SlackSayException when Slack refuses it
   */
  async say(message: string | SlackReply): Promise<PostedMessage> {
    const { channel = this.location.channelId, thread_ts: threadTs, text, ...rest } = toPostFields(message);
    if (typeof channel !== 'string') {
      throw new SlackException(
        'no_channel',
        'The message was not sent: the payload belongs to no channel. Name one: say({ channel, text }).',
      );
    }
    // A thread belongs to the payload's own channel.
    const thread = threadTs ?? (channel === this.location.channelId ? this.location.threadTs : null);
    const posted = await this.#post({
      ...rest,
      channel,
      text: typeof text === 'string' ? text : '',
      ...(typeof thread === 'string' ? { thread_ts: thread } : {}),
    });
    // A message to a user id is posted in the direct message, whose id later calls need.
    return { ts: posted.ts ?? '', channel: posted.channel ?? channel };
  }

  /**
   * Posts a stream in the thread of the payload's message: Slack streams only in threads.
   *
   * @param getFinalChunk returns the last chunk, depending on how the stream ended
   * @returns the first message; null when nothing was posted
   * @throws SlackException `no_channel`
   * @throws SlackSayException when Slack refuses it
   */
  async sayStream(stream: MessageStream, getFinalChunk: GetFinalChunk): Promise<PostedMessage | null> {
    const { client, location } = this;
    const { channelId: channel, threadTs, userId } = location;
    const teamId = getUserTeamId(this.envelope) ?? location.teamId;
    if (channel === null) {
      throw new SlackException('no_channel', 'The stream was not sent: the payload belongs to no channel.');
    }
    const thread = threadTs ?? getMessageTs(this.envelope);
    try {
      return await new StreamWriter({ client, channel, threadTs: thread, userId, teamId }).write(stream, getFinalChunk);
    } catch (error) {
      throw explainMessageError(error);
    }
  }

  /**
   * Posts a message to the payload's `response_url`; only the user sees it, unless it says otherwise.
   *
   * @throws SlackException `no_response_url`
   * @throws SlackResponseUrlException when it takes no message any more, or not this one
   */
  async respond(message: string | SlackReply | JsonObject): Promise<void> {
    if (this.#openedResponseUrl === null) {
      throw new SlackException(
        'no_response_url',
        `A ${this.envelope.name} payload carries no response_url: only commands, actions on messages, message ` +
          'shortcuts and modals with a menu that is response_url_enabled do. Use say() or the client.',
      );
    }
    // Without this field, Slack replaces the message of a block action.
    const inThread = this.location.threadTs === null ? {} : { thread_ts: this.location.threadTs };
    await this.#openedResponseUrl.post({ replace_original: false, ...inThread, ...toMessageFields(message) });
  }

  /**
   * Sends a message to the user who caused the payload: by the response_url, else as an ephemeral message in the channel,
   * else as a direct message. Does nothing when no user caused the payload.
   *
   * @throws the last error, when all of them failed
   */
  async notifyUser(message: string | SlackReply | JsonObject): Promise<void> {
    const { text: value, thread_ts: _, ...rest } = toPostFields(message);
    const text = typeof value === 'string' ? value : '';
    let failure: unknown = null;
    for (const send of this.#listPrivateSends(toMessageFields(message), { ...rest, text })) {
      try {
        await send();
        return;
      } catch (error) {
        failure = error;
      }
    }
    if (failure !== null) throw failure;
  }

  get #functionExecution(): FunctionExecution | null {
    this.#execution ??= getFunctionExecution(this.envelope);
    return this.#execution;
  }

  get #openedResponseUrl(): ResponseUrl | null {
    if (this.#responseUrl === undefined) {
      const url = getResponseUrl(this.envelope.body);
      this.#responseUrl = url === null ? null : new ResponseUrl(url, this.clients.fetch, this.#receivedAt);
    }
    return this.#responseUrl;
  }

  #listPrivateSends(response: JsonObject, post: JsonObject & { text: string }): (() => Promise<unknown>)[] {
    const { userId: user, channelId: channel, threadTs } = this.location;
    const inThread = threadTs === null ? {} : { thread_ts: threadTs };
    const sends: (() => Promise<unknown>)[] = [];
    if (this.#openedResponseUrl !== null) sends.push(() => this.respond({ ...response, response_type: 'ephemeral' }));
    if (user === null) return sends;
    if (channel !== null) {
      sends.push(() => this.client.chat.postEphemeral({ ...post, ...inThread, channel, user }));
    }
    sends.push(() => this.#post({ ...post, channel: user }));
    return sends;
  }

  async #post(message: ChatPostMessageArguments): Promise<ChatPostMessageResponse> {
    assertMessageLength('text' in message ? message.text : undefined);
    try {
      return await this.client.chat.postMessage(message);
    } catch (error) {
      throw explainMessageError(error);
    }
  }

  /**
   * Opens a modal, above the one that contains the used element.
   *
   * @throws SlackException `no_trigger` when the payload carries none, `trigger_expired` when it came too late
   */
  async openView(view: SlackModalView): Promise<{ id: string }> {
    const triggerArguments = getTrigger(this.envelope.body);
    if (triggerArguments === null) {
      throw new SlackException(
        'no_trigger',
        `A ${this.envelope.name} payload carries no trigger_id: a view opens only in answer to what a user just did.`,
      );
    }
    // An action in a modal opens a view above it; a submission closes its modal.
    const inModal = this.envelope.kind === 'action' && textAt(objectAt(this.envelope.body, 'view'), 'type') === 'modal';
    try {
      const opened = inModal
        ? await this.client.views.push({ ...triggerArguments, view })
        : await this.client.views.open({ ...triggerArguments, view });
      return { id: opened.view?.id ?? '' };
    } catch (error) {
      throw explainViewError(error);
    }
  }
}

/** A modal has one `response_url` for each menu that is `response_url_enabled`: the first is used. */
function getResponseUrl(body: JsonObject): string | null {
  return textAt(body, 'response_url') ?? textAt(findFirstObject(arrayAt(body, 'response_urls')), 'response_url');
}

/** Returns the argument that allows a view to be opened. Messages and views of functions have a pointer instead. */
function getTrigger(body: JsonObject): { trigger_id: string } | { interactivity_pointer: string } | null {
  const triggerArguments = textAt(body, 'trigger_id');
  if (triggerArguments !== null) return { trigger_id: triggerArguments };
  const pointer = textAt(objectAt(body, 'interactivity'), 'interactivity_pointer');
  return pointer === null ? null : { interactivity_pointer: pointer };
}

const toMessageFields = (message: string | SlackReply | JsonObject): JsonObject =>
  typeof message === 'string' ? { text: message } : { ...message };

/** Fields that only a response_url accepts. */
const RESPONSE_FIELDS: ReadonlySet<string> = new Set(['response_type', 'replace_original', 'delete_original']);

const toPostFields = (message: string | SlackReply | JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(toMessageFields(message)).filter(([name]) => !RESPONSE_FIELDS.has(name)));
