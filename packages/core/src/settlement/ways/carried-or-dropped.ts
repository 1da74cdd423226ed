import type { JsonObject } from '../../envelope/json.js';
import type { Ending } from '../ending.js';
import type { HandlerRun } from '../handler-run.js';
import type { SettlementJournal } from '../settlement-journal.js';

/** What an ack can carry and nothing else. */
export const carriedOrDropped = (journal: SettlementJournal, run: HandlerRun, payload: JsonObject): Ending => ({
  ack: 'send',
  carry: { payload, otherwise: why => (why === 'too_late' ? journal.tooLate(run) : journal.tooBig(run)) },
});
