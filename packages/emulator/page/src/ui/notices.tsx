import { useEffect, useRef } from 'react';
import type { Notice } from '../store/notices.slice.js';
import { pageStore, usePage } from '../store/page-store.js';
import { Button } from './button.js';
import css from './notices.module.css';

/** How long a status stands there. */
const STATUS_MS = 6000;

/** What there is to tell: alerts until they are put away, what was done for a while. */
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
      <Told notice={notice} />
    </li>
  );
}

/** Goes by itself, but never from under somebody's pointer or focus. */
function StatusItem({ notice }: { readonly notice: Notice }) {
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    const timer = setInterval(() => {
      if (!item.current?.matches(':hover, :focus-within')) pageStore.getState().putAway(notice.id);
    }, STATUS_MS);
    return () => clearInterval(timer);
  }, [notice.id]);
  return (
    <li ref={item} className={`${css.notice} ${css.status}`}>
      <Told notice={notice} />
    </li>
  );
}

function Told({ notice: { id, text } }: { readonly notice: Notice }) {
  return (
    <>
      <span>{text}</span>
      <Button look="quiet" aria-label="Dismiss" onClick={() => pageStore.getState().putAway(id)}>
        ✕
      </Button>
    </>
  );
}
