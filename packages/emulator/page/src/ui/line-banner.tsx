import { usePage } from '../store/page-store.js';
import { KeyForm } from './key-form.js';
import css from './line-banner.module.css';

const SENTENCES = {
  connecting: 'Connecting to the local Slack…',
  lost: 'The local Slack is gone. This page comes back by itself when it is started again.',
} as const;

/** Says when the page is not what there is now. */
export function LineBanner() {
  const line = usePage(state => state.line);
  if (line === 'open') return null;
  if (line === 'locked') return <KeyForm />;
  return <output className={css.banner}>{SENTENCES[line]}</output>;
}
