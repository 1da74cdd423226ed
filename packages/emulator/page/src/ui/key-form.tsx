import { keepKey } from '../server/control-key.js';
import { Button } from './button.js';
import css from './key-form.module.css';

/** Asks for the key of the local Slack, which the page tries from then on. */
export function KeyForm() {
  return (
    <form
      className={css.form}
      onSubmit={event => {
        event.preventDefault();
        const key = new FormData(event.currentTarget).get('key');
        if (typeof key === 'string' && key !== '') keepKey(key.trim());
      }}
    >
      <p>
        This local Slack asks for its key. It is in the address that was printed when it was started, unless somebody
        gave it one.
      </p>
      <label className={css.field}>
        Key
        <input className={css.input} name="key" type="password" autoComplete="off" spellCheck={false} />
      </label>
      <Button type="submit" look="primary">
        Come in
      </Button>
    </form>
  );
}
