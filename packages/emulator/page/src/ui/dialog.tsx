import { Dialog } from '@base-ui/react/dialog';
import { useRef, type ReactNode } from 'react';
import css from './dialog.module.css';
import { Icon } from './icon.js';

/** A dialog of the page. Escape and a click outside close it. */
export function PageDialog({
  title,
  isBare = false,
  isWide = false,
  onClose,
  children,
}: {
  readonly title: string;
  /** The title is only for screen readers. */
  readonly isBare?: boolean;
  /** Uses the full width, for large content. */
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
          // Focus the first field instead of the close button, synchronously: the next key may arrive before the next
          // frame.
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
