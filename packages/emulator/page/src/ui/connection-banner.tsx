import { storeControlKey } from '../server/control.js';
import { usePage } from '../store/page-store.js';
import { Button } from './button.js';
import keyFormCss from './key-form.module.css';
import css from './connection-banner.module.css';

const BANNER_TEXTS = {
  connecting: 'Connecting to the local Slack…',
  lost: 'The local Slack is not reachable. This page reconnects when it is started again.',
} as const;

/** Shown while the page is not connected to the local Slack. */
export function ConnectionBanner() {
  const connection = usePage(state => state.connection);
  if (connection === 'open') return null;
  if (connection === 'locked') return <KeyForm />;
  return <output className={css.banner}>{BANNER_TEXTS[connection]}</output>;
}

/** Asks for the control API's key. The next connection attempt uses it. */
export function KeyForm() {
  return (
    <form
      className={keyFormCss.form}
      onSubmit={event => {
        event.preventDefault();
        const key = new FormData(event.currentTarget).get('key');
        if (typeof key === 'string' && key !== '') storeControlKey(key.trim());
      }}
    >
      <p>
        This local Slack requires its key. It is part of the URL that was printed at startup, unless a key was
        configured.
      </p>
      <label className={keyFormCss.field}>
        Key
        <input className={keyFormCss.input} name="key" type="password" autoComplete="off" spellCheck={false} />
      </label>
      <Button type="submit" variant="primary">
        Connect
      </Button>
    </form>
  );
}
