import type { ChatPostMessageArguments, ChatPostMessageResponse, WebClient } from '@slack/web-api';
import type { ThreadContexts } from '../assistant/thread-contexts.js';
import type { SlackReply } from '../response/handler-response-types.js';
import type { MessageStream } from '../response/message-stream/message-stream.js';
import type { SlackModalView } from '../response/view-types.js';
import type { SlackEnvelope } from '../envelope/envelope.js';
import {
  getMessageTs,
  getMessageLocation,
  type MessageLocation,
  getUserTeamId,
} from '../envelope/envelope-metadata.js';
import { getFunctionExecution, type FunctionExecution } from '../envelope/function-execution.js';
import { arrayAt, firstObject, objectAt, textAt, type JsonObject } from '../envelope/json.js';
import { getEvent } from '../envelope/parse-envelope.js';
import { SlackException } from '../exceptions/slack.exception.js';
import type { BotIdentity } from '../envelope/bot-identity.js';
import type { AppClients } from './app-clients.js';
import { SlackFunctionCompletion } from './function-completion.js';
import { SlackAssistantThread } from './assistant-thread.js';
import type { SaidMessage } from '../response/message-stream/stream-target.js';
import { ResponseUrl } from './response-url.js';
import { explainMessageError, requireWhole } from './explain-message-error.js';
import { type GetFinalChunk, StreamWriter } from '../response/message-stream/stream-writer.js';
import { explainViewError } from './explain-view-error.js';

/** The ways to speak to the people behind one payload. */
export class MessageSender {
  #place: MessageLocation | undefined;
  #functionClient: WebClient | undefined;
  #completion: SlackFunctionCompletion | undefined;
  #execution: FunctionExecution | null | undefined;
  #responseUrl: ResponseUrl | null | undefined;
  #assistant: SlackAssistantThread | undefined;
  readonly #receivedAt = performance.now();

  constructor(
    private readonly envelope: SlackEnvelope,
    readonly self: BotIdentity,
    private readonly clients: Pick<AppClients, 'app' | 'of' | 'ofFunction' | 'fetch' | 'haveToken'>,
    private readonly contexts: ThreadContexts,
  ) {}

  /** Where the payload happened. Like all that is read of it, when somebody asks. */
  get place(): MessageLocation {
    this.#place ??= getMessageLocation(this.envelope);
    return this.#place;
  }

  /** Of the workspace; of the step of a workflow that the payload belongs to, where it came with a token. */
  get client(): WebClient {
    const token = this.#step?.token ?? null;
    if (token === null) return this.clients.of(this.place);
    return (this.#functionClient ??= this.clients.ofFunction(token, this.place));
  }

  /** The end of that step; null where there is none. */
  get completion(): SlackFunctionCompletion | null {
    if (this.#step === null) return null;
    const { teamId, enterpriseId } = this.place;
    const handle = { app: this.clients.app, executionId: this.#step.id, teamId, enterpriseId };
    return (this.#completion ??= new SlackFunctionCompletion(handle, () => this.client));
  }

  /** The assistant's thread that the payload is in; one that is in none says so when it is used. */
  get assistant(): SlackAssistantThread {
    this.#assistant ??= new SlackAssistantThread(
      () => this.client,
      this.place,
      getEvent(this.envelope.body),
      this.contexts,
    );
    return this.#assistant;
  }

  /** Whether there is a token to call the Web API with. */
  get canCall(): boolean {
    return this.clients.haveToken || (this.#step?.token ?? null) !== null;
  }

  /** Whether the payload came with a `response_url` that still takes a message. */
  get canRespond(): boolean {
    return this.#response?.isOpen ?? false;
  }

  /**
   * Posts a message as the bot: in the payload's channel and thread, unless the message names others.
   *
   * @throws SlackException `no_channel` when neither the payload nor the message names a channel
   * @throws SlackSayException when Slack refuses it
   */
  async say(message: string | SlackReply): Promise<SaidMessage> {
    const { channel = this.place.channelId, thread_ts: threadTs, text, ...rest } = postable(message);
    if (typeof channel !== 'string') {
      throw new SlackException(
        'no_channel',
        'There is nowhere to say this: the payload belongs to no channel. Name one: say({ channel, text }).',
      );
    }
    // A thread belongs to the payload's own channel.
    const thread = threadTs ?? (channel === this.place.channelId ? this.place.threadTs : null);
    const posted = await this.#post({
      ...rest,
      channel,
      text: typeof text === 'string' ? text : '',
      ...(typeof thread === 'string' ? { thread_ts: thread } : {}),
    });
    // What was addressed to a person lies in their conversation with the bot, whose id every later call wants.
    return { ts: posted.ts ?? '', channel: posted.channel ?? channel };
  }

  /**
   * Says a stream in the payload's channel, in the thread of the message that it answers: Slack streams nowhere else.
   *
   * @param lastWords what is said after it, by how it ended
   * @returns where it begins; null when there was nothing to see
   * @throws SlackException `no_channel`
   * @throws SlackSayException when Slack refuses it
   */
  async speak(stream: MessageStream, lastWords: GetFinalChunk): Promise<SaidMessage | null> {
    const { client, place } = this;
    const { channelId: channel, threadTs, userId } = place;
    const teamId = getUserTeamId(this.envelope) ?? place.teamId;
    if (channel === null) {
      throw new SlackException(
        'no_channel',
        'There is nowhere to say this: the payload belongs to no channel, so a stream has no place.',
      );
    }
    const thread = threadTs ?? getMessageTs(this.envelope);
    try {
      return await new StreamWriter({ client, channel, threadTs: thread, userId, teamId }).speak(stream, lastWords);
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
    if (this.#response === null) {
      throw new SlackException(
        'no_response_url',
        `A ${this.envelope.name} payload carries no response_url: only commands, actions on messages, message ` +
          'shortcuts and modals with a menu that is response_url_enabled do. Use say() or the client.',
      );
    }
    // Left unsaid, Slack would put an answer to a click in the place of the message that was clicked.
    const inThread = this.place.threadTs === null ? {} : { thread_ts: this.place.threadTs };
    await this.#response.post({ replace_original: false, ...inThread, ...fields(message) });
  }

  /**
   * Tells the one who caused the payload, in the most private way that works: by the response_url, in the channel for
   * that user's eyes, or in their conversation with the bot. Does nothing when nobody caused it.
   *
   * @throws what the last way failed with, when all of them failed
   */
  async tell(message: string | SlackReply | JsonObject): Promise<void> {
    const { text: said, thread_ts: _, ...rest } = postable(message);
    const text = typeof said === 'string' ? said : '';
    let failure: unknown = null;
    for (const way of this.#waysToTell(fields(message), { ...rest, text })) {
      try {
        await way();
        return;
      } catch (error) {
        failure = error;
      }
    }
    if (failure !== null) throw failure;
  }

  get #step(): FunctionExecution | null {
    this.#execution ??= getFunctionExecution(this.envelope);
    return this.#execution;
  }

  get #response(): ResponseUrl | null {
    if (this.#responseUrl === undefined) {
      const url = responseUrlOf(this.envelope.body);
      this.#responseUrl = url === null ? null : new ResponseUrl(url, this.clients.fetch, this.#receivedAt);
    }
    return this.#responseUrl;
  }

  #waysToTell(response: JsonObject, post: JsonObject & { text: string }): (() => Promise<unknown>)[] {
    const { userId: user, channelId: channel, threadTs } = this.place;
    const inThread = threadTs === null ? {} : { thread_ts: threadTs };
    const ways: (() => Promise<unknown>)[] = [];
    if (this.#response !== null) ways.push(() => this.respond({ ...response, response_type: 'ephemeral' }));
    if (user === null) return ways;
    if (channel !== null) {
      ways.push(() => this.client.chat.postEphemeral({ ...post, ...inThread, channel, user }));
    }
    ways.push(() => this.#post({ ...post, channel: user }));
    return ways;
  }

  async #post(message: ChatPostMessageArguments): Promise<ChatPostMessageResponse> {
    requireWhole('text' in message ? message.text : undefined);
    try {
      return await this.client.chat.postMessage(message);
    } catch (error) {
      throw explainMessageError(error);
    }
  }

  /**
   * Opens a modal, on top of the one that was clicked in.
   *
   * @throws SlackException `no_trigger` when the payload carries none, `trigger_expired` when it came too late
   */
  async openView(view: SlackModalView): Promise<{ id: string }> {
    const trigger = triggerOf(this.envelope.body);
    if (trigger === null) {
      throw new SlackException(
        'no_trigger',
        `A ${this.envelope.name} payload carries no trigger_id: a view opens only in answer to what a user just did.`,
      );
    }
    // What was clicked in a modal opens on top of it; a submission closes its own.
    const inModal = this.envelope.kind === 'action' && textAt(objectAt(this.envelope.body, 'view'), 'type') === 'modal';
    try {
      const opened = inModal
        ? await this.client.views.push({ ...trigger, view })
        : await this.client.views.open({ ...trigger, view });
      return { id: opened.view?.id ?? '' };
    } catch (error) {
      throw explainViewError(error);
    }
  }
}

/** The payload's own; a modal has one for each menu that asked for it, and the first stands in. */
function responseUrlOf(body: JsonObject): string | null {
  return textAt(body, 'response_url') ?? textAt(firstObject(arrayAt(body, 'response_urls')), 'response_url');
}

/** What lets a view be opened. In messages and views of functions a pointer stands in. */
function triggerOf(body: JsonObject): { trigger_id: string } | { interactivity_pointer: string } | null {
  const trigger = textAt(body, 'trigger_id');
  if (trigger !== null) return { trigger_id: trigger };
  const pointer = textAt(objectAt(body, 'interactivity'), 'interactivity_pointer');
  return pointer === null ? null : { interactivity_pointer: pointer };
}

const fields = (message: string | SlackReply | JsonObject): JsonObject =>
  typeof message === 'string' ? { text: message } : { ...message };

/** What only a response_url understands. */
const RESPONSE_FIELDS: ReadonlySet<string> = new Set(['response_type', 'replace_original', 'delete_original']);

const postable = (message: string | SlackReply | JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(fields(message)).filter(([name]) => !RESPONSE_FIELDS.has(name)));
