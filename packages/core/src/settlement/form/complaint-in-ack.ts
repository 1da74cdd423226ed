import { SlackView } from '../../answers/slack-view.js';
import { textAt, type JsonObject } from '../../envelope/json.js';
import type { Complaint } from './complaint.js';
import { complains, formAgain } from './form-again.js';
import { formErrors } from './form-errors.js';
import { blocksOf, isModal, isStackFull, LONGEST_SECTION, LONGEST_TITLE } from './modal.js';

/**
 * What an ack says to a form that something is wrong with: errors on its inputs. Blocks have no place there, so they
 * come at the top of the form, as does what follows a complaint that is at its top already. What has no inputs gets a
 * view on top of it.
 */
export function complaintInAck(view: JsonObject, complaint: Complaint, wordless: string): JsonObject {
  const text = textAt(complaint.reply, 'text') ?? '';
  const again = () => (isModal(view) ? { ...SlackView.update(formAgain(view, complaint, wordless)) } : null);
  if (blocksOf(complaint.reply).length > 0 || complains(view)) {
    const updated = again();
    if (updated !== null) return updated;
  }
  const fields = complaint.fields ?? {};
  const errors = formErrors(view, Object.keys(fields).length > 0 ? fields : { '': text }, wordless);
  return errors ?? (isStackFull(view) ? again() : null) ?? { ...errorView(text, wordless) };
}

const errorView = (text: string, wordless: string) =>
  SlackView.push({
    type: 'modal',
    title: { type: 'plain_text', text: wordless.slice(0, LONGEST_TITLE) },
    blocks: [{ type: 'section', text: { type: 'plain_text', text: text.slice(0, LONGEST_SECTION) || wordless } }],
  });
