import { ConfirmDialog } from '../composition/confirm-dialog.js';
import { DELETING } from './message-acts.js';

const CONFIRM = {
  title: 'Delete message',
  text: 'Are you sure you want to delete this message? This cannot be undone.',
  confirm: 'Delete',
  deny: 'Cancel',
  style: 'danger',
};

/** Stands before a message is deleted. */
export function DeleteQuestion() {
  return <ConfirmDialog asker={DELETING} confirm={CONFIRM} />;
}
