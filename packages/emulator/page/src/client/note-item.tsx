import { pageStore } from '../store/page-store.js';
import type { Note } from '../store/notes.slice.js';
import { Avatar } from '../ui/avatar.js';
import css from './message-item.module.css';

/** What Slack itself says to whoever acted there: what became of it, or didn't. */
export function NoteItem({ note: { ts, text } }: { readonly note: Note }) {
  return (
    <div className={css.message} data-ephemeral="">
      <div className={css.margin}>
        <Avatar id="USLACKBOT" name="Slack" isApp />
      </div>
      <div className={css.content}>
        <div className={css.mark}>
          Only visible to you ·{' '}
          <button type="button" className={css.link} onClick={() => pageStore.getState().dismissNote(ts)}>
            Dismiss
          </button>
        </div>
        <div className={css.head}>
          <span className={css.author}>Slackbot</span>
        </div>
        <p>{text}</p>
      </div>
    </div>
  );
}
