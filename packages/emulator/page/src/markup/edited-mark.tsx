import css from './edited-mark.module.css';

/** Stands behind the words of a message that is another one than it was. */
export function EditedMark() {
  return <span className={css.edited}> (edited)</span>;
}
