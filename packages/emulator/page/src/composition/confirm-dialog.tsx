import { AlertDialog } from '@base-ui/react/alert-dialog';
import { useId, type ReactNode } from 'react';
import { objectAt, stringAt, type JsonObject, type JsonValue } from '../../../src/json.js';
import { pageStore, usePage } from '../store/page-store.js';
import { Button } from '../ui/button.js';
import css from './confirm-dialog.module.css';
import { TextObject } from './text-object.js';

/** What an element that may have a question before it needs. */
export interface Confirm {
  /** Does it: at once where the element asks nothing, else when the question is answered with yes, or else the other. */
  readonly confirmed: (act: () => void, orElse?: () => void) => void;
  /** To be drawn beside the element, within what it stands in. */
  readonly question: ReactNode;
}

/** The question (`confirm`) of an element, an option, or a button of an attachment. */
export function useConfirm(element: JsonObject): Confirm {
  const asker = useId();
  const confirm = objectAt(element, 'confirm');
  if (!confirm) return { confirmed: act => act(), question: null };
  return {
    confirmed: (act, orElse) => pageStore.getState().askFirst(asker, act, orElse),
    question: <ConfirmDialog asker={asker} confirm={confirm} />,
  };
}

/**
 * A confirm object as a dialog. In attachments its texts are strings, and its buttons have other names.
 * @param asker whose question it is: it is open as long as that one's is to be answered
 */
export function ConfirmDialog({ asker, confirm }: { readonly asker: string; readonly confirm: JsonObject }) {
  const isOpen = usePage(({ question }) => question?.asker === asker);
  const { answerQuestion } = pageStore.getState();
  const text = (...keys: readonly string[]): JsonValue | undefined => keys.map(key => confirm[key]).find(Boolean);
  return (
    <AlertDialog.Root open={isOpen} onOpenChange={isOpenNow => isOpenNow || answerQuestion(false)}>
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
            <Button onClick={() => answerQuestion(false)}>
              <TextObject text={text('deny', 'dismiss_text') ?? 'Cancel'} />
            </Button>
            <Button
              look={stringAt(confirm, 'style') === 'danger' ? 'danger' : 'primary'}
              onClick={() => answerQuestion(true)}
            >
              <TextObject text={text('confirm', 'ok_text') ?? 'Yes'} />
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
