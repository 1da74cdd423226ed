import css from './as-it-came.module.css';

/** Collapsible JSON of content that cannot be rendered. */
export function RawJson({ reason, what }: { readonly reason: string; readonly what: object }) {
  return (
    <details className={css.unknown}>
      <summary>{reason}</summary>
      <pre>{JSON.stringify(what, null, 2)}</pre>
    </details>
  );
}
