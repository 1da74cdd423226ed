import type { MessageStream } from '../message-stream/message-stream.js';
import type { HandlerResult } from '../parse-result.js';
import type { JsonObject } from '../../envelope/json.js';
import type { SlackAnswerable } from '../../handler/slack-context.js';
import type { FollowUpSender } from '../follow-up.js';
import type { MaybePromise } from '../../dispatch/maybe-promise.js';
import type { HandlerRun, Response } from '../response.js';
import type { ErrorMessages } from '../error-messages.js';
import { emptyResponse, type Responder } from './responder.js';

/** Messages: the response is posted in the same conversation or thread. */
export class MessageResponder implements Responder {
  readonly isUserWaiting: boolean = false;

  constructor(
    protected readonly followUps: FollowUpSender,
    private readonly errorMessages: ErrorMessages,
  ) {}

  getAnswerable({ sender: conversation }: HandlerRun): SlackAnswerable {
    return conversation.location.channelId === null ? null : 'channel';
  }

  respond(run: HandlerRun, result: HandlerResult): MaybePromise<Response> {
    if (result.type === 'stream') return this.#postStream(run, result.stream);
    if (result.type !== 'message') return emptyResponse(run);
    this.followUps.postMessage(run, result.message, reply => void this.respondWithMessage(run, reply));
    return { ack: 'send' };
  }

  respondWithMessage(run: HandlerRun, reply: JsonObject): Response {
    this.followUps.notifyUser(run, reply);
    return { ack: 'send' };
  }

  /** Acks when the stream ends, or at the ack deadline if that is earlier. */
  async #postStream(run: HandlerRun, stream: MessageStream): Promise<Response> {
    const refuse = (reply: JsonObject) => void this.respondWithMessage(run, reply);
    await this.followUps.postStream(run, stream, end => this.errorMessages.createFinalChunk(run, end), refuse);
    return { ack: 'send' };
  }
}

/** Assistant threads: errors are posted in the thread, except for `assistant_thread_context_changed`. */
export class AssistantResponder extends MessageResponder {
  override readonly isUserWaiting: boolean = true;

  override respondWithMessage(run: HandlerRun, reply: JsonObject): Response {
    this.followUps.sendInBackground(run, 'posted in the thread', async () => {
      const { assistant } = run.sender;
      // Posting a message clears the status, but posting can fail.
      await assistant.clearStatus().catch(() => {});
      if (run.envelope.name !== 'assistant_thread_context_changed') await run.sender.say(reply);
    });
    return { ack: 'send' };
  }
}

/** Block actions and message shortcuts: Slack ignores the content of their acks, so messages go to the `response_url`. */
export class BlockActionResponder implements Responder {
  readonly isUserWaiting = true;

  constructor(protected readonly followUps: FollowUpSender) {}

  getAnswerable({ sender: conversation }: HandlerRun): SlackAnswerable {
    return conversation.canRespond ? 'response_url' : null;
  }

  respond(run: HandlerRun, result: HandlerResult): Response {
    if (result.type !== 'message') return emptyResponse(run);
    this.followUps.sendToResponseUrl(run, { response_type: 'ephemeral', ...result.message });
    return { ack: 'send' };
  }

  respondWithMessage(run: HandlerRun, reply: JsonObject): Response {
    this.followUps.notifyUser(run, reply);
    return { ack: 'send' };
  }
}

/** Buttons and menus of attachments: a message replaces the original one, unless it is ephemeral. */
export class AttachmentActionResponder extends BlockActionResponder {
  override respond(run: HandlerRun, result: HandlerResult): Response {
    if (result.type !== 'message') return emptyResponse(run);
    const { message } = result;
    this.followUps.sendToResponseUrl(run, { replace_original: message['response_type'] !== 'ephemeral', ...message });
    return { ack: 'send' };
  }
}
