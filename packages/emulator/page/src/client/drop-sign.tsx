import { usePage } from '../store/page-store.js';
import { Icon } from '../ui/icon.js';
import css from './drop-sign.module.css';

/** Stands over a conversation or thread while files are dragged that would go to its composer. */
export function DropSign({ where, to }: { readonly where: string; readonly to: string }) {
  const isAimed = usePage(({ dropsTo }) => dropsTo === where);
  if (!isAimed) return null;
  return (
    <div className={css.sign}>
      <Icon name="file" size={28} />
      <strong>Drop to upload</strong>
      <span>{to}</span>
    </div>
  );
}
