import css from './edited-mark.module.css';

export function EditedMark() {
  return <span className={css.edited}> (edited)</span>;
}
