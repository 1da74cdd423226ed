import type { Answer } from '../../answers/read-answer.js';
import type { Ending } from '../ending.js';
import type { HandlerRun } from '../handler-run.js';
import { ClickWay } from './click.way.js';
import { bare } from './way.js';

/**
 * Buttons and menus of attachments. What is answered takes the place of the message, as it always did there, unless only
 * the user is to see it.
 */
export class AttachmentWay extends ClickWay {
  override answer(run: HandlerRun, answer: Answer): Ending {
    if (answer.form !== 'message') return bare(run);
    const { message } = answer;
    this.beside.respond(run, { replace_original: message['response_type'] !== 'ephemeral', ...message });
    return { ack: 'send' };
  }
}
