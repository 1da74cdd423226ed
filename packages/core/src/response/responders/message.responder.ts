import type { MessageStream } from '../message-stream/message-stream.js';
import type { HandlerResult } from '../parse-result.js';
import type { JsonObject } from '../../envelope/json.js';
import type { SlackAnswerable } from '../../handler/slack-context.js';
import type { FollowUpSender } from '../follow-up.js';
import type { MaybePromise } from '../../dispatch/maybe-promise.js';
import type { Response } from '../response.js';
import type { HandlerRun } from '../handler-run.js';
import type { ErrorMessages } from '../error-messages.js';
import { emptyResponse, type Responder } from './responder.js';

/** What somebody said: the answer is said where they said it. */
export class MessageResponder implements Responder {
  readonly isWaitedFor: boolean = false;

  constructor(
    protected readonly beside: FollowUpSender,
    private readonly sentences: ErrorMessages,
  ) {}

  answerable({ conversation }: HandlerRun): SlackAnswerable {
    return conversation.place.channelId === null ? null : 'channel';
  }

  answer(run: HandlerRun, answer: HandlerResult): MaybePromise<Response> {
    if (answer.form === 'stream') return this.#speak(run, answer.stream);
    if (answer.form !== 'message') return emptyResponse(run);
    this.beside.say(run, answer.message, reply => void this.refuse(run, reply));
    return { ack: 'send' };
  }

  refuse(run: HandlerRun, reply: JsonObject): Response {
    this.beside.tell(run, reply);
    return { ack: 'send' };
  }

  /** The ack of a stream waits for its end; the deadline's goes out before. */
  async #speak(run: HandlerRun, stream: MessageStream): Promise<Response> {
    const refuse = (reply: JsonObject) => void this.refuse(run, reply);
    await this.beside.speak(run, stream, end => this.sentences.lastWords(run, end), refuse);
    return { ack: 'send' };
  }
}
