import { Dialog } from '@base-ui/react/dialog';
import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef } from 'react';
import { listPlacedElements } from '../../../src/block-kit/block-elements.js';
import { stringAt } from '../../../src/json.js';
import type { View } from '../../../src/workspace/views/view.js';
import { Blocks } from '../blocks/blocks.js';
import { TextObject } from '../composition/text-object.js';
import { type Surface, SurfaceContext } from '../elements/surface.js';
import type { SubmissionProblem } from '../store/forms.slice.js';
import { pageStore, usePage } from '../store/page-store.js';
import { currentWorkspace } from '../store/selectors.js';
import { Avatar } from '../ui/avatar.js';
import { Button } from '../ui/button.js';
import { IconButton } from '../ui/icon-button.js';
import { closeModal, isSubmitDisabled, submitModal } from './modal-actions.js';
import modalFrameCss from './modal-frame.module.css';
import css from './modal-stack.module.css';

/** The user's open modals. Only the top one is displayed. */
export function ModalStack() {
  const stack = usePage(({ snapshot, route }) => snapshot?.views[route.userId]);
  const hasInspector = usePage(({ route }) => route.panel !== null);
  const popup = useRef<HTMLDivElement>(null);
  const top = stack?.at(-1);
  const focusInitial = useInitialFocus(top, popup);
  return (
    <Dialog.Root
      open={top !== undefined}
      // The inspector stays usable; the rest of the page is inert.
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
          onKeyDown={wrapFocus}
          data-beside={hasInspector ? '' : undefined}
          initialFocus={focusInitial}
        >
          {top && <ModalFrame key={top.id} view={top} depth={stack?.length ?? 1} popup={popup} />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** In the inspector, Escape closes something else. */
const isInInspector = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[aria-label=Inspector]') !== null;

/** Keeps Tab and Shift+Tab inside the modal, which starts and ends with buttons. */
function wrapFocus(event: KeyboardEvent<HTMLElement>): void {
  const { activeElement } = document;
  const buttons = event.currentTarget.querySelectorAll('button');
  const [first, last] = [buttons[0], buttons[buttons.length - 1]];
  if (event.key !== 'Tab' || activeElement !== (event.shiftKey ? first : last)) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}

interface Props {
  readonly view: View;
  /** The number of open modals, including this one. */
  readonly depth: number;
  readonly popup: RefObject<HTMLDivElement | null>;
}

export function ModalFrame({ view, depth, popup }: Props) {
  const app = usePage(state => currentWorkspace(state)?.apps.find(({ appId }) => appId === view.appId));
  const submission = usePage(({ submissions }) => submissions[view.id]);
  const isSending = submission?.isSending === true;
  const isDisabled = usePage(state => isSubmitDisabled(view, state));
  const surface = useMemo((): Surface => ({ kind: 'view', userId: view.userId, view }), [view]);
  const submit = async (): Promise<void> => {
    const { activeElement: at } = document;
    const wrong = await submitModal(view);
    // Do not move the focus if the user has moved it meanwhile.
    const isThere = [at, document.body].includes(document.activeElement);
    if (wrong !== undefined && popup.current && isThere) focusBlock(popup.current, wrong);
  };
  return (
    <form
      className={modalFrameCss.frame}
      noValidate
      onSubmit={event => {
        event.preventDefault();
        // Popups inside the modal can contain forms.
        if (view.submit && !isDisabled && event.target === event.currentTarget) void submit();
      }}
    >
      <div className={modalFrameCss.header}>
        {depth > 1 && <IconButton icon="back" label="Back" onClick={() => void closeModal(view)} />}
        {app && <Avatar id={app.botUserId} name={app.name} isApp />}
        <div className={modalFrameCss.titles}>
          <Dialog.Title className={modalFrameCss.title}>
            <TextObject text={view.title ?? 'Untitled'} />
          </Dialog.Title>
          <span className={modalFrameCss.app}>{app?.name}</span>
        </div>
        <IconButton
          icon="inspect"
          label="Show in timeline"
          className={modalFrameCss.inTimeline}
          onClick={() => pageStore.getState().showViewInTimeline(view.id)}
        />
        <IconButton
          icon="close"
          label={depth > 1 ? 'Close all' : 'Close'}
          onClick={() => void closeModal(view, depth > 1)}
        />
      </div>
      <div className={modalFrameCss.body}>
        <SurfaceContext value={surface}>
          <Blocks blocks={view.blocks} />
        </SurfaceContext>
      </div>
      {submission?.problem && <SubmissionError problem={submission.problem} />}
      <div className={modalFrameCss.footer}>
        <Button onClick={() => void closeModal(view)}>
          <TextObject text={view.close ?? (view.submit ? 'Cancel' : 'Close')} />
        </Button>
        {view.submit && (
          <Button type="submit" variant="primary" aria-busy={isSending} aria-disabled={isSending || isDisabled}>
            {isSending && <span className={modalFrameCss.spinner} aria-hidden />}
            <TextObject text={view.submit} />
          </Button>
        )}
      </div>
    </form>
  );
}

function SubmissionError({ problem: { text, reason } }: { readonly problem: SubmissionProblem }) {
  return (
    <div className={modalFrameCss.problem} role="alert">
      <strong>{text}</strong>
      {reason !== null && <span>{reason}</span>}
    </div>
  );
}

const FOCUSABLE = 'input:not([type="hidden"]), textarea, select, button, [contenteditable="true"], [tabindex="0"]';

/** Focuses the element with `focus_on_load`, or else the first input. */
export function focusInitialField(container: HTMLElement, { blocks }: View): void {
  const wanted = listPlacedElements(blocks).find(({ element }) => element.focus_on_load === true)?.blockId;
  const first = blocks.find(({ type }) => type === 'input');
  const blockId = wanted ?? (first && stringAt(first, 'block_id'));
  if (blockId === undefined || !focusBlock(container, blockId)) container.focus();
}

/** @returns whether the block has a focusable element */
export function focusBlock(container: HTMLElement, blockId: string): boolean {
  const block = container.querySelector(`[data-block="${CSS.escape(blockId)}"]`);
  const field = [...(block?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])].find(each => !each.matches(':disabled'));
  field?.focus();
  return field !== undefined;
}

/**
 * Sets the focus whenever another modal comes to the top; updates keep the focus.
 * @returns a callback for the first modal: the dialog must record the previous focus before
 */
export function useInitialFocus(top: View | undefined, container: RefObject<HTMLElement | null>): () => false {
  const before = useRef<string | null>(null);
  useEffect(() => {
    if (top && container.current && before.current !== null && before.current !== top.id)
      focusInitialField(container.current, top);
    before.current = top?.id ?? null;
  }, [container, top]);
  return () => {
    if (top && container.current) focusInitialField(container.current, top);
    return false;
  };
}
