import type { Answer } from '../../answers/read-answer.js';
import { objectAt, textAt, type JsonObject } from '../../envelope/json.js';
import type { SlackAnswerable } from '../../handler/slack-context.js';
import type { BesideAck } from '../beside-ack.js';
import type { Ending } from '../ending.js';
import { formError, formErrors, unknownFields } from '../form-errors.js';
import type { HandlerRun } from '../handler-run.js';
import { viewInTwoSteps } from '../oversized-view.js';
import type { Sentences } from '../sentences.js';
import type { SettlementJournal } from '../settlement-journal.js';
import { carriedOrDropped } from './carried-or-dropped.js';
import { bare, type Way } from './way.js';

/** Submitted forms: the ack says what becomes of the view, and keeps the form open when something is wrong with it. */
export class FormWay implements Way {
  readonly isWaitedFor = true;

  constructor(
    private readonly beside: BesideAck,
    private readonly sentences: Sentences,
    private readonly journal: SettlementJournal,
  ) {}

  answerable({ ack }: HandlerRun): SlackAnswerable {
    return ack.open ? 'ack' : null;
  }

  answer(run: HandlerRun, answer: Answer): Ending {
    if (answer.form !== 'payload') return bare(run);
    const steps = viewInTwoSteps(run.envelope.id, answer.payload);
    if (steps === null) return carriedOrDropped(this.journal, run, answer.payload);
    const sent = () =>
      this.beside.begin(run, 'shown in the view', async () => {
        try {
          await steps.show(run.conversation.client);
        } catch (error) {
          // The form is gone and what should have come instead did not.
          await run.conversation.tell(this.sentences.failed(run, error));
        }
      });
    const otherwise = () => this.journal.tooLate(run);
    return { ack: 'send', carry: { payload: steps.payload, sent, otherwise } };
  }

  refuse(run: HandlerRun, reply: JsonObject): Ending {
    return this.#kept(run, formError(viewOf(run), textAt(reply, 'text') ?? ''), reply);
  }

  refuseFields(run: HandlerRun, errors: Readonly<Record<string, string>>, reply: JsonObject): Ending {
    const view = viewOf(run);
    this.journal.unknownFields(run, unknownFields(view, errors));
    return this.#kept(run, formErrors(view, errors), reply);
  }

  /** The form stays. When it is gone already, the user is told. */
  #kept(run: HandlerRun, payload: JsonObject, reply: JsonObject): Ending {
    return { ack: 'send', carry: { payload, otherwise: () => this.beside.tell(run, reply) } };
  }
}

const viewOf = (run: HandlerRun): JsonObject => objectAt(run.envelope.body, 'view');
