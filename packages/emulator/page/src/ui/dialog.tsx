import { Dialog } from '@base-ui/react/dialog';
import { useRef, type ReactNode } from 'react';
import css from './dialog.module.css';
import { Icon } from './icon.js';

/** A dialog of the page's own, over all. Escape and a click beside it close it. */
export function PageDialog({
  title,
  isBare = false,
  isWide = false,
  onClose,
  children,
}: {
  readonly title: string;
  /** Its title is read out, and not shown. */
  readonly isBare?: boolean;
  /** It has all the room that there is: what it shows is long and wide. */
  readonly isWide?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Dialog.Root
      open
      onOpenChange={isOpen => {
        if (!isOpen) onClose();
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className={css.backdrop} />
        <Dialog.Popup
          ref={popup}
          className={css.popup}
          data-wide={isWide ? '' : undefined}
          // What is to be filled in, rather than what closes it; and at once, for the next key may come before the next frame.
          initialFocus={() => {
            const field = popup.current?.querySelector('input');
            field?.focus();
            return !field;
          }}
        >
          <header className={isBare ? css.hidden : css.header}>
            <Dialog.Title className={css.title}>{title}</Dialog.Title>
            <Dialog.Close className={css.close} aria-label="Close">
              <Icon name="close" />
            </Dialog.Close>
          </header>
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
