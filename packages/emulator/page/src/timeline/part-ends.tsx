import { pageStore, usePage } from '../store/page-store.js';
import { Button } from '../ui/button.js';
import css from './entry-acts.module.css';

/** Chooses an entry as an end of the part that becomes a test. */
export function PartEnds({ id }: { readonly id: number }) {
  const { from, to } = usePage(state => state.timelinePart);
  const { choosePart } = pageStore.getState();
  return (
    <div className={css.ends}>
      <Button
        className={css.act}
        aria-pressed={from === id}
        title="The test that is exported begins with this entry"
        onClick={() => choosePart({ from: from === id ? null : id })}
      >
        From here
      </Button>
      <Button
        className={css.act}
        aria-pressed={to === id}
        title="The test that is exported ends with this entry"
        onClick={() => choosePart({ to: to === id ? null : id })}
      >
        To here
      </Button>
    </div>
  );
}
