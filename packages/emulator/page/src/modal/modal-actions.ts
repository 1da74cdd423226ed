import { listPlacedElements, type PlacedElement } from '../../../src/block-kit/block-elements.js';
import { findEntryIssue, isBlank } from '../../../src/block-kit/input-value.rules.js';
import { isJsonObject, type JsonObject, objectAt, stringAt } from '../../../src/json.js';
import type { View } from '../../../src/workspace/views/view.js';
import { createLocation, getEntry } from '../elements/element-location.js';
import { sendPending } from '../elements/enter-value.js';
import { postAsUser, ControlError, toErrorMessage } from '../server/control.js';
import type { EntriesSlice } from '../store/elements.slice.js';
import type { SubmissionProblem } from '../store/forms.slice.js';
import { pageStore } from '../store/page-store.js';

/** Slack's message for a missing or invalid response to a submission. */
const NO_ANSWER = 'We had some trouble connecting. Try again?';

/**
 * Submits a modal after all pending values are stored. Errors are saved in the store; the app's validation errors
 * arrive with the view.
 * @returns the id of the first block with an error
 */
export async function submitModal(view: View): Promise<string | undefined> {
  const { submissions, setSubmission, setFormErrors } = pageStore.getState();
  if (submissions[view.id]?.isSending === true) return undefined;
  const faults = validateView(view);
  setFormErrors(view.id, faults);
  if (Object.keys(faults).length > 0) return findFirstBlock(view, Object.keys(faults));
  setSubmission(view.id, { isSending: true, problem: null });
  const isKnown = await sendPending({ kind: 'view', userId: view.userId, view });
  const { problem, wrong } = isKnown ? await submitView(view) : NOT_SENT;
  setSubmission(view.id, { isSending: false, problem });
  return findFirstBlock(view, wrong);
}

/** Closes the top modal, or the whole stack. */
export async function closeModal(view: View, isAll = false): Promise<void> {
  try {
    await postAsUser(view.userId, 'close-view', { view: view.id, ...(isAll ? { all: true } : {}) });
  } catch (error) {
    // The modal is already closed, in another tab or by the app.
    if (error instanceof ControlError && error.status === 404) return;
    pageStore.getState().notify(toErrorMessage(error));
  }
}

interface SubmissionResult {
  readonly problem: SubmissionProblem | null;
  /** The ids of blocks with errors. */
  readonly wrong: readonly string[];
}

const NOT_SENT: SubmissionResult = {
  problem: { text: 'Your input could not be saved, so nothing was submitted. Try again?', reason: null },
  wrong: [],
};

async function submitView(view: View): Promise<SubmissionResult> {
  try {
    const exchange = await postAsUser(view.userId, 'submit', { view: view.id });
    if (!isJsonObject(exchange)) return { problem: null, wrong: [] };
    const reason = stringAt(exchange, 'problem');
    const problem = reason === undefined ? null : { text: NO_ANSWER, reason };
    return { problem, wrong: Object.keys(getAckErrors(exchange)) };
  } catch (error) {
    const faults = error instanceof ControlError ? toFormErrors(error) : {};
    pageStore.getState().setFormErrors(view.id, faults);
    const wrong = Object.keys(faults);
    return { problem: wrong.length > 0 ? null : { text: toErrorMessage(error), reason: null }, wrong };
  }
}

function findFirstBlock({ blocks }: View, wrong: readonly string[]): string | undefined {
  return blocks.map(block => stringAt(block, 'block_id')).find(id => id !== undefined && wrong.includes(id));
}

/** The app's validation errors. */
function getAckErrors(exchange: JsonObject): JsonObject {
  return objectAt(objectAt(objectAt(exchange, 'ack') ?? {}, 'payload') ?? {}, 'errors') ?? {};
}

/** Slack's validation errors by block id. */
function toFormErrors({ faults }: ControlError): Readonly<Record<string, string>> {
  return Object.fromEntries(
    faults.flatMap(({ at, message }) => {
      const [, blockId] = /^\/blocks\/([^/]*)$/.exec(at) ?? [];
      return blockId === undefined ? [] : [[blockId.replaceAll('~1', '/').replaceAll('~0', '~'), message] as const];
    }),
  );
}

/** Validates a view as Slack does before the app receives it. @returns messages by block id */
export function validateView(view: View): Readonly<Record<string, string>> {
  const { entries } = pageStore.getState();
  const found = listPlacedElements(view.blocks).flatMap(placed => {
    const error = findEntryIssue(placed, entryIn(view, entries, placed));
    if (error === undefined) return [];
    const label = stringAt(objectAt(placed.block, 'label') ?? {}, 'text') ?? 'This';
    return [[placed.blockId, `${label} ${error}.`] as const];
  });
  return Object.fromEntries(found);
}

/** Whether `submit_disabled` applies because nothing is entered yet. */
export function isSubmitDisabled(view: View, { entries }: Pick<EntriesSlice, 'entries'>): boolean {
  return view.submitDisabled && isBlank(view.blocks, placed => entryIn(view, entries, placed));
}

function entryIn(view: View, entries: EntriesSlice['entries'], placed: PlacedElement): JsonObject | undefined {
  const location = createLocation({ kind: 'view', userId: view.userId, view }, placed);
  return getEntry(location, entries[location.key], view.state);
}
