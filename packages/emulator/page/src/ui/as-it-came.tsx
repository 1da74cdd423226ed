import css from './as-it-came.module.css';

/** What is not drawn, with a word about why, to be unfolded as it came. */
export function AsItCame({ why, what }: { readonly why: string; readonly what: object }) {
  return (
    <details className={css.unknown}>
      <summary>{why}</summary>
      <pre>{JSON.stringify(what, null, 2)}</pre>
    </details>
  );
}
