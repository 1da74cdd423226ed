import { isJsonObject, objectAt, stringAt, type JsonObject } from '../../../src/json.js';
import type { View } from '../../../src/workspace/views/view.js';
import { faultsOf } from '../elements/checking.js';
import { flush } from '../elements/entering.js';
import { actAs, ControlError } from '../server/control.js';
import { wordsOf } from '../server/words-of.js';
import { pageStore } from '../store/page-store.js';
import type { Problem } from '../store/submissions.slice.js';

/** What Slack says when an app doesn't answer a submission, or not as it should. */
const NO_ANSWER = 'We had some trouble connecting. Try again?';

/**
 * Submits a modal, once the emulator knows all that was entered in it. Why it came to nothing is in the store, and what
 * the app finds fault with comes with the view.
 * @returns the id of the first block that something is wrong in
 */
export async function submitModal(view: View): Promise<string | undefined> {
  const { submissions, setSubmission, findFaults } = pageStore.getState();
  if (submissions[view.id]?.isSending === true) return undefined;
  const faults = faultsOf(view);
  findFaults(view.id, faults);
  if (Object.keys(faults).length > 0) return firstOf(view, Object.keys(faults));
  setSubmission(view.id, { isSending: true, problem: null });
  const isKnown = await flush({ kind: 'view', userId: view.userId, view });
  const { problem, wrong } = isKnown ? await outcomeOf(view) : NOT_SENT;
  setSubmission(view.id, { isSending: false, problem });
  return firstOf(view, wrong);
}

/** Closes the modal on top, and those below with it when all are to go. */
export async function closeModal(view: View, isAll = false): Promise<void> {
  try {
    await actAs(view.userId, 'close-view', { view: view.id, ...(isAll ? { all: true } : {}) });
  } catch (error) {
    // It is closed already, in another tab or by the app: that is what was wanted.
    if (error instanceof ControlError && error.status === 404) return;
    pageStore.getState().tell(wordsOf(error));
  }
}

interface Outcome {
  readonly problem: Problem | null;
  /** The ids of the blocks that something is wrong in. */
  readonly wrong: readonly string[];
}

const NOT_SENT: Outcome = {
  problem: { text: 'What you entered did not get through, so nothing was submitted. Try again?', why: null },
  wrong: [],
};

async function outcomeOf(view: View): Promise<Outcome> {
  try {
    const exchange = await actAs(view.userId, 'submit', { view: view.id });
    if (!isJsonObject(exchange)) return { problem: null, wrong: [] };
    const why = stringAt(exchange, 'problem');
    const problem = why === undefined ? null : { text: NO_ANSWER, why };
    return { problem, wrong: Object.keys(errorsIn(exchange)) };
  } catch (error) {
    const faults = error instanceof ControlError ? faultsIn(error) : {};
    pageStore.getState().findFaults(view.id, faults);
    const wrong = Object.keys(faults);
    return { problem: wrong.length > 0 ? null : { text: wordsOf(error), why: null }, wrong };
  }
}

function firstOf({ blocks }: View, wrong: readonly string[]): string | undefined {
  return blocks.map(block => stringAt(block, 'block_id')).find(id => id !== undefined && wrong.includes(id));
}

/** What the app has found wrong. */
function errorsIn(exchange: JsonObject): JsonObject {
  return objectAt(objectAt(objectAt(exchange, 'ack') ?? {}, 'payload') ?? {}, 'errors') ?? {};
}

/** What Slack itself has found wrong, by block id. */
function faultsIn({ faults }: ControlError): Readonly<Record<string, string>> {
  return Object.fromEntries(
    faults.flatMap(({ at, message }) => {
      const [, blockId] = /^\/blocks\/([^/]*)$/.exec(at) ?? [];
      return blockId === undefined ? [] : [[blockId.replaceAll('~1', '/').replaceAll('~0', '~'), message] as const];
    }),
  );
}
