import { isJsonObject, stringAt } from '../../../src/json.js';
import type { View } from '../../../src/workspace/views/view.js';
import { actAs, ControlError } from '../server/control.js';
import { pageStore } from '../store/page-store.js';

/** Submits a modal. What comes of it is in the store: the app's errors come with the view. */
export async function submitModal(view: View): Promise<void> {
  const { submissions, setSubmission } = pageStore.getState();
  if (submissions[view.id]?.isSending === true) return;
  setSubmission(view.id, { isSending: true, problem: null });
  setSubmission(view.id, { isSending: false, problem: await problemOf(view, 'submit') });
}

/** Closes the modal on top, and the others with it when all are to go. */
export async function closeModal(view: View, isAll: boolean): Promise<void> {
  try {
    await actAs(view.userId, 'close-view', { view: view.id, ...(isAll ? { all: true } : {}) });
  } catch (error) {
    // Closed in another tab: that is what was wanted.
    if (error instanceof ControlError && error.status === 404) return;
    pageStore.getState().tell(error instanceof Error ? error.message : String(error));
  }
}

async function problemOf(view: View, verb: string): Promise<string | null> {
  try {
    const answer = await actAs(view.userId, verb, { view: view.id });
    return (isJsonObject(answer) ? stringAt(answer, 'problem') : undefined) ?? null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
