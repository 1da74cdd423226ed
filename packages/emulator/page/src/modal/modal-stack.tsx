import { Dialog } from '@base-ui/react/dialog';
import { useRef, type KeyboardEvent } from 'react';
import { usePage } from '../store/page-store.js';
import { closeModal } from './modal-acts.js';
import { ModalFrame } from './modal-frame.js';
import css from './modal-stack.module.css';
import { useStartingPoint } from './use-starting-point.js';

/** The modals that are open before whoever one acts as: the top one is seen, and leads back to those below. */
export function ModalStack() {
  const stack = usePage(({ seen, look }) => seen?.views[look.userId]);
  const hasInspector = usePage(({ look }) => look.panel !== null);
  const popup = useRef<HTMLDivElement>(null);
  const top = stack?.at(-1);
  const begin = useStartingPoint(top, popup);
  return (
    <Dialog.Root
      open={top !== undefined}
      // The inspector beside it goes on being used; what it lies over is inert.
      modal={false}
      disablePointerDismissal
      onOpenChange={(_open, { reason, event }) => {
        if (top && reason === 'escape-key' && !isInInspector(event.target)) void closeModal(top);
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className={css.backdrop} />
        <Dialog.Popup
          ref={popup}
          id="modal"
          className={css.popup}
          onKeyDown={goAround}
          data-beside={hasInspector ? '' : undefined}
          initialFocus={begin}
        >
          {top && <ModalFrame key={top.id} view={top} depth={stack?.length ?? 1} popup={popup} />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** There, Escape closes something else. */
const isInInspector = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[aria-label=Inspector]') !== null;

/** From the last of its buttons Tab leads to the first, as a modal begins and ends with some; and back with Shift. */
function goAround(event: KeyboardEvent<HTMLElement>): void {
  const { activeElement } = document;
  const buttons = event.currentTarget.querySelectorAll('button');
  const [first, last] = [buttons[0], buttons[buttons.length - 1]];
  if (event.key !== 'Tab' || activeElement !== (event.shiftKey ? first : last)) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}
