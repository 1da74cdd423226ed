import type { HandlerResult } from '../parse-result.js';
import type { Response } from '../response.js';
import type { HandlerRun } from '../handler-run.js';
import { BlockActionResponder } from './block-action.responder.js';
import { emptyResponse } from './responder.js';

/**
 * Buttons and menus of attachments. What is answered takes the place of the message, as it always did there, unless only
 * the user is to see it.
 */
export class AttachmentActionResponder extends BlockActionResponder {
  override answer(run: HandlerRun, answer: HandlerResult): Response {
    if (answer.form !== 'message') return emptyResponse(run);
    const { message } = answer;
    this.beside.respond(run, { replace_original: message['response_type'] !== 'ephemeral', ...message });
    return { ack: 'send' };
  }
}
