import { Button } from './button.js';
import css from './broken-part.module.css';

/** Stands where a part of the page could not be drawn at all. */
export function BrokenPart() {
  return (
    <section className={css.broken} role="alert">
      <p>This part of the page broke, by a fault of its own. What was said and done is kept by the local Slack.</p>
      <Button look="primary" onClick={() => location.reload()}>
        Load the page again
      </Button>
    </section>
  );
}
