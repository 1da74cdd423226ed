import { AlertDialog } from '@base-ui/react/alert-dialog';
import { useId, type ReactNode } from 'react';
import { type JsonObject, type JsonValue, objectAt, stringAt } from '../../../src/json.js';
import { pageStore, usePage } from '../store/page-store.js';
import { Button } from '../ui/button.js';
import css from './confirm-dialog.module.css';
import { TextObject } from './text-object.js';

export interface Confirm {
  /** Runs the action, after confirmation if the element has a `confirm`; otherwise calls `onCancel`. */
  readonly withConfirmation: (onConfirm: () => void, onCancel?: () => void) => void;
  /** Rendered next to the element. */
  readonly confirmDialog: ReactNode;
}

/** Handles the `confirm` of an element, an option or an attachment button. */
export function useConfirm(element: JsonObject): Confirm {
  const requesterId = useId();
  const confirm = objectAt(element, 'confirm');
  if (!confirm) return { withConfirmation: onConfirm => onConfirm(), confirmDialog: null };
  return {
    withConfirmation: (onConfirm, onCancel) =>
      pageStore.getState().requestConfirmation(requesterId, onConfirm, onCancel),
    confirmDialog: <ConfirmDialog requesterId={requesterId} confirm={confirm} />,
  };
}

/**
 * A confirm object as a dialog. In attachments its texts are strings, and its fields have other names.
 * @param requesterId the element that requests the confirmation
 */
export function ConfirmDialog({
  requesterId,
  confirm,
}: {
  readonly requesterId: string;
  readonly confirm: JsonObject;
}) {
  const isOpen = usePage(({ pendingConfirmation }) => pendingConfirmation?.requesterId === requesterId);
  const { resolveConfirmation } = pageStore.getState();
  const text = (...keys: readonly string[]): JsonValue | undefined => keys.map(key => confirm[key]).find(Boolean);
  return (
    <AlertDialog.Root open={isOpen} onOpenChange={isOpenNow => isOpenNow || resolveConfirmation(false)}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={css.backdrop} />
        <AlertDialog.Popup className={css.popup}>
          <AlertDialog.Title className={css.title}>
            <TextObject text={text('title') ?? 'Are you sure?'} />
          </AlertDialog.Title>
          <AlertDialog.Description className={css.text} render={<div />}>
            <TextObject text={text('text')} />
          </AlertDialog.Description>
          <div className={css.buttons}>
            <Button onClick={() => resolveConfirmation(false)}>
              <TextObject text={text('deny', 'dismiss_text') ?? 'Cancel'} />
            </Button>
            <Button
              variant={stringAt(confirm, 'style') === 'danger' ? 'danger' : 'primary'}
              onClick={() => resolveConfirmation(true)}
            >
              <TextObject text={text('confirm', 'ok_text') ?? 'Yes'} />
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
