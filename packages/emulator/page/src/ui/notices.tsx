import { useEffect, useRef } from 'react';
import type { Notice } from '../store/notices.slice.js';
import { pageStore, usePage } from '../store/page-store.js';
import { Button } from './button.js';
import css from './notices.module.css';

const STATUS_DURATION_MS = 6000;

/** Alerts stay until they are dismissed; statuses disappear after a few seconds. */
export function Notices() {
  const notices = usePage(state => state.notices);
  const of = (kind: Notice['kind']) => notices.filter(each => each.kind === kind);
  return (
    <div className={css.notices}>
      <ol className={css.list} aria-live="assertive" aria-label="Alerts">
        {of('alert').map(notice => (
          <AlertItem key={notice.id} notice={notice} />
        ))}
      </ol>
      <ol className={css.list} aria-live="polite" aria-label="Notices">
        {of('status').map(notice => (
          <StatusItem key={notice.id} notice={notice} />
        ))}
      </ol>
    </div>
  );
}

function AlertItem({ notice }: { readonly notice: Notice }) {
  return (
    <li className={`${css.notice} ${css.alert}`}>
      <NoticeText notice={notice} />
    </li>
  );
}

/** Stays while it is hovered or focused. */
function StatusItem({ notice }: { readonly notice: Notice }) {
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    const timer = setInterval(() => {
      if (!item.current?.matches(':hover, :focus-within')) pageStore.getState().dismissNotice(notice.id);
    }, STATUS_DURATION_MS);
    return () => clearInterval(timer);
  }, [notice.id]);
  return (
    <li ref={item} className={`${css.notice} ${css.status}`}>
      <NoticeText notice={notice} />
    </li>
  );
}

function NoticeText({ notice: { id, text } }: { readonly notice: Notice }) {
  return (
    <>
      <span>{text}</span>
      <Button variant="quiet" aria-label="Dismiss" onClick={() => pageStore.getState().dismissNotice(id)}>
        ✕
      </Button>
    </>
  );
}
