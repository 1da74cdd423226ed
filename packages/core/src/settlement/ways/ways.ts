import type { SlackKind } from '../../envelope/payloads.js';
import type { BesideAck } from '../beside-ack.js';
import type { Sentences } from '../sentences.js';
import type { SettlementJournal } from '../settlement-journal.js';
import { AssistantWay } from './assistant.way.js';
import { AttachmentWay } from './attachment.way.js';
import { ClickWay } from './click.way.js';
import { CommandWay } from './command.way.js';
import { DialogWay } from './dialog.way.js';
import { FormWay } from './form.way.js';
import { FunctionWay } from './function.way.js';
import { OptionsWay } from './options.way.js';
import { SaidWay } from './said.way.js';
import { ClosedFormWay, SilentWay } from './silent.way.js';
import type { Way } from './way.js';

/** The way of each kind of handler. */
export function waysOf(beside: BesideAck, sentences: Sentences, journal: SettlementJournal): Record<SlackKind, Way> {
  const click = new ClickWay(beside);
  const options = new OptionsWay(journal);
  const closed = new ClosedFormWay(beside, true);
  const event = new SilentWay(beside, false);
  return {
    command: new CommandWay(beside),
    action: click,
    message_shortcut: click,
    view_submission: new FormWay(beside, sentences, journal),
    options,
    message: new SaidWay(beside, sentences),
    assistant: new AssistantWay(beside, sentences),
    shortcut: new SilentWay(beside, true),
    view_closed: closed,
    interactive_message: new AttachmentWay(beside),
    interactive_message_suggestion: options,
    dialog_submission: new DialogWay(beside, journal),
    dialog_cancellation: closed,
    dialog_suggestion: options,
    event,
    function: new FunctionWay(sentences, journal),
    unknown: event,
  };
}
