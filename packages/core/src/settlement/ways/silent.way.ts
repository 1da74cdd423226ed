import type { JsonObject } from '../../envelope/json.js';
import type { SlackAnswerable } from '../../handler/slack-context.js';
import type { BesideAck } from '../beside-ack.js';
import type { Ending } from '../ending.js';
import type { HandlerRun } from '../handler-run.js';
import { bare, type Way } from './way.js';

/** Kinds that have no answer. Who caused them may still be told why something was not done. */
export class SilentWay implements Way {
  constructor(
    private readonly beside: BesideAck,
    readonly isWaitedFor: boolean,
  ) {}

  answerable(): SlackAnswerable {
    return null;
  }

  answer(run: HandlerRun): Ending {
    return bare(run);
  }

  refuse(run: HandlerRun, reply: JsonObject): Ending {
    this.beside.tell(run, reply);
    return { ack: 'send' };
  }
}

/** A view or dialog that its user has closed: they have turned away, and are told nothing. */
export class ClosedFormWay extends SilentWay {
  override refuse(): Ending {
    return { ack: 'send' };
  }
}
