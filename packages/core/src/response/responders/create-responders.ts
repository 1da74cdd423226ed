import type { SlackKind } from '../../envelope/payloads.js';
import type { FollowUpSender } from '../follow-up.js';
import type { ErrorMessages } from '../error-messages.js';
import type { ResponseLog } from '../../telemetry/response-log.js';
import { AssistantResponder } from './assistant.responder.js';
import { AttachmentActionResponder } from './attachment-action.responder.js';
import { BlockActionResponder } from './block-action.responder.js';
import { CommandResponder } from './command.responder.js';
import { DialogResponder } from './dialog.responder.js';
import { ViewSubmissionResponder } from './view-submission.responder.js';
import { FunctionResponder } from './function.responder.js';
import { OptionsResponder } from './options.responder.js';
import { MessageResponder } from './message.responder.js';
import { ViewClosedResponder, NoResponseResponder } from './no-response.responder.js';
import type { Responder } from './responder.js';

/** The way of each kind of handler. */
export function createResponders(
  beside: FollowUpSender,
  sentences: ErrorMessages,
  journal: ResponseLog,
): Record<SlackKind, Responder> {
  const click = new BlockActionResponder(beside);
  const options = new OptionsResponder(journal);
  const closed = new ViewClosedResponder(beside, true);
  const event = new NoResponseResponder(beside, false);
  return {
    command: new CommandResponder(beside),
    action: click,
    message_shortcut: click,
    view_submission: new ViewSubmissionResponder(beside, sentences, journal),
    options,
    message: new MessageResponder(beside, sentences),
    assistant: new AssistantResponder(beside, sentences),
    shortcut: new NoResponseResponder(beside, true),
    view_closed: closed,
    interactive_message: new AttachmentActionResponder(beside),
    interactive_message_suggestion: options,
    dialog_submission: new DialogResponder(beside, journal),
    dialog_cancellation: closed,
    dialog_suggestion: options,
    event,
    function: new FunctionResponder(sentences, journal),
    unknown: event,
  };
}
