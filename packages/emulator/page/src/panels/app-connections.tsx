import { useMemo } from 'react';
import { usePage } from '../store/page-store.js';
import { useNow } from '../ui/now.js';
import css from './panel.module.css';

/** The connections of an app, with their ages. */
export function AppConnections({ name }: { readonly name: string }) {
  const all = usePage(({ seen }) => seen?.connections);
  const now = useNow();
  const own = useMemo(() => all?.filter(({ app }) => app === name) ?? [], [all, name]);
  if (own.length === 0) return <p className={css.trouble}>Not connected: what people do here is lost.</p>;
  return (
    <ul className={css.list} aria-label="Connections">
      {own.map(({ id, openedAt }) => (
        <li key={id}>
          <code>{id}</code> open for {ageWords(now - openedAt)}
        </li>
      ))}
    </ul>
  );
}

/** `1 h 5 min`, `12 s` */
function ageWords(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.trunc(seconds / 60);
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.trunc(minutes / 60)} h ${minutes % 60} min`;
}
