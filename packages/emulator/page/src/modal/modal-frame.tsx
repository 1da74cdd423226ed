import { Dialog } from '@base-ui/react/dialog';
import { useMemo, type RefObject } from 'react';
import type { View } from '../../../src/workspace/views/view.js';
import { Blocks } from '../blocks/blocks.js';
import { currentWorkspace } from '../store/current.js';
import { TextObject } from '../composition/text-object.js';
import { isSubmitDisabled } from '../elements/checking.js';
import { SurfaceContext, type Surface } from '../elements/surface.js';
import { pageStore, usePage } from '../store/page-store.js';
import type { Problem } from '../store/submissions.slice.js';
import { Avatar } from '../ui/avatar.js';
import { Button } from '../ui/button.js';
import { IconButton } from '../ui/icon-button.js';
import { closeModal, submitModal } from './modal-acts.js';
import css from './modal-frame.module.css';
import { focusBlock } from './starting-point.js';

interface Props {
  readonly view: View;
  /** How many are open, this one among them. */
  readonly depth: number;
  readonly popup: RefObject<HTMLDivElement | null>;
}

/** A modal with its frame: whose it is, what it shows, and how it is submitted and closed. */
export function ModalFrame({ view, depth, popup }: Props) {
  const app = usePage(state => currentWorkspace(state)?.apps.find(({ appId }) => appId === view.appId));
  const submission = usePage(({ submissions }) => submissions[view.id]);
  const isSending = submission?.isSending === true;
  const isDisabled = usePage(state => isSubmitDisabled(view, state));
  const surface = useMemo((): Surface => ({ kind: 'view', userId: view.userId, view }), [view]);
  const submit = async (): Promise<void> => {
    const { activeElement: at } = document;
    const wrong = await submitModal(view);
    // Who has gone on to something else is left there.
    const isThere = [at, document.body].includes(document.activeElement);
    if (wrong !== undefined && popup.current && isThere) focusBlock(popup.current, wrong);
  };
  return (
    <form
      className={css.frame}
      noValidate
      onSubmit={event => {
        event.preventDefault();
        // What pops up out of it may have forms of its own.
        if (view.submit && !isDisabled && event.target === event.currentTarget) void submit();
      }}
    >
      <div className={css.header}>
        {depth > 1 && <IconButton icon="back" label="Back" onClick={() => void closeModal(view)} />}
        {app && <Avatar id={app.botUserId} name={app.name} isApp />}
        <div className={css.titles}>
          <Dialog.Title className={css.title}>
            <TextObject text={view.title ?? 'Untitled'} />
          </Dialog.Title>
          <span className={css.app}>{app?.name}</span>
        </div>
        <IconButton
          icon="inspect"
          label="Show in timeline"
          className={css.inTimeline}
          onClick={() => pageStore.getState().showViewInTimeline(view.id)}
        />
        <IconButton
          icon="close"
          label={depth > 1 ? 'Close all' : 'Close'}
          onClick={() => void closeModal(view, depth > 1)}
        />
      </div>
      <div className={css.body}>
        <SurfaceContext value={surface}>
          <Blocks blocks={view.blocks} />
        </SurfaceContext>
      </div>
      {submission?.problem && <Refused problem={submission.problem} />}
      <div className={css.footer}>
        <Button onClick={() => void closeModal(view)}>
          <TextObject text={view.close ?? (view.submit ? 'Cancel' : 'Close')} />
        </Button>
        {view.submit && (
          <Button type="submit" look="primary" aria-busy={isSending} aria-disabled={isSending || isDisabled}>
            {isSending && <span className={css.spinner} aria-hidden />}
            <TextObject text={view.submit} />
          </Button>
        )}
      </div>
    </form>
  );
}

/** Why nothing came of the submission. */
function Refused({ problem: { text, why } }: { readonly problem: Problem }) {
  return (
    <div className={css.problem} role="alert">
      <strong>{text}</strong>
      {why !== null && <span>{why}</span>}
    </div>
  );
}
