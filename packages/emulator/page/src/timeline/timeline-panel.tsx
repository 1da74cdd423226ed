import { usePage } from '../store/page-store.js';

/** What happened, the newest last. */
export function TimelinePanel() {
  const entries = usePage(({ seen }) => seen?.timeline);
  return (
    <ol>
      {entries?.slice(-200).map(({ id, kind, text }) => (
        <li key={id}>
          {kind} {text}
        </li>
      ))}
    </ol>
  );
}
