import { usePage } from '../store/page-store.js';
import css from './line-banner.module.css';

const SENTENCES = {
  connecting: 'Connecting to the local Slack…',
  lost: 'The local Slack is gone. This page comes back by itself when it is started again.',
  locked:
    'This local Slack asks for its key. Open the address that it printed when it was started: it has the key in it.',
} as const;

/** Says when the page is not what there is now. */
export function LineBanner() {
  const line = usePage(state => state.line);
  if (line === 'open') return null;
  return <output className={css.banner}>{SENTENCES[line]}</output>;
}
