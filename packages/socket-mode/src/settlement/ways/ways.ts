import type { SlackKind } from '../../envelope/payloads.js';
import type { BesideAck } from '../beside-ack.js';
import type { Sentences } from '../sentences.js';
import type { SettlementJournal } from '../settlement-journal.js';
import { ClickWay } from './click.way.js';
import { CommandWay } from './command.way.js';
import { FormWay } from './form.way.js';
import { OptionsWay } from './options.way.js';
import { SaidWay } from './said.way.js';
import { ClosedViewWay, SilentWay } from './silent.way.js';
import type { Way } from './way.js';

/** The way of each kind of handler. */
export function waysOf(beside: BesideAck, sentences: Sentences, journal: SettlementJournal): Record<SlackKind, Way> {
  const click = new ClickWay(beside);
  const said = new SaidWay(beside);
  const event = new SilentWay(beside, false);
  return {
    command: new CommandWay(beside),
    action: click,
    message_shortcut: click,
    view_submission: new FormWay(beside, sentences, journal),
    options: new OptionsWay(journal),
    message: said,
    assistant: said,
    shortcut: new SilentWay(beside, true),
    view_closed: new ClosedViewWay(beside, true),
    event,
    function: event,
    unknown: event,
  };
}
