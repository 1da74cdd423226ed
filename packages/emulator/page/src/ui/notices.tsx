import { pageStore, usePage } from '../store/page-store.js';
import { Button } from './button.js';
import css from './notices.module.css';

/** What there is to tell, until it is put away. */
export function Notices() {
  const notices = usePage(state => state.notices);
  return (
    <ol className={css.notices} aria-live="polite" aria-label="Notices">
      {notices.map(({ id, text }) => (
        <li key={id} className={css.notice}>
          <span>{text}</span>
          <Button look="quiet" aria-label="Dismiss" onClick={() => pageStore.getState().putAway(id)}>
            ✕
          </Button>
        </li>
      ))}
    </ol>
  );
}
