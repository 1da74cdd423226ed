import type { Answer } from '../../answers/read-answer.js';
import type { SlackAnswerable } from '../../handler/slack-context.js';
import type { Ending } from '../ending.js';
import type { HandlerRun } from '../handler-run.js';
import type { SettlementJournal } from '../settlement-journal.js';
import { carriedOrDropped } from './carried-or-dropped.js';
import { bare, type Way } from './way.js';

/** What a select or menu suggests: options in the ack, or none. */
export class OptionsWay implements Way {
  readonly isWaitedFor = true;

  constructor(private readonly journal: SettlementJournal) {}

  answerable({ ack }: HandlerRun): SlackAnswerable {
    return ack.open ? 'ack' : null;
  }

  answer(run: HandlerRun, answer: Answer): Ending {
    if (answer.form !== 'payload') return bare(run);
    if (answer.dropped !== undefined) this.journal.dropped(run, answer.dropped);
    return carriedOrDropped(this.journal, run, answer.payload);
  }

  /** There is no place for a sentence. */
  refuse(): Ending {
    return { ack: 'send', carry: { payload: { options: [] }, otherwise: () => {} } };
  }
}
