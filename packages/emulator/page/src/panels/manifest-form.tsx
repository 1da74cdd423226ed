import { useId } from 'react';
import { pageStore, usePage } from '../store/page-store.js';
import { Button } from '../ui/button.js';
import { saveManifest } from './app-acts.js';
import css from './panel.module.css';

/** A manifest to be written or pasted, and what Slack finds wrong with it. */
export function ManifestForm({
  appId,
  before,
}: {
  /** Whose it is to be; empty for a new app. */
  readonly appId: string;
  /** The one that there is. */
  readonly before: string;
}) {
  const written = usePage(({ manifests }) => manifests[appId]);
  const faultsId = useId();
  const text = written?.text ?? before;
  const faults = written?.faults ?? [];
  const { writeManifest } = pageStore.getState();
  return (
    <form
      className={css.form}
      aria-label={appId === '' ? 'New app' : 'Manifest'}
      onSubmit={event => {
        event.preventDefault();
        void saveManifest(appId, text);
      }}
    >
      <label className={css.field}>
        Manifest, as YAML or JSON
        <textarea
          required
          spellCheck={false}
          value={text}
          aria-invalid={faults.length > 0 ? true : undefined}
          aria-describedby={faultsId}
          onChange={event => writeManifest(appId, { text: event.target.value, faults: [] })}
        />
      </label>
      <ul id={faultsId} className={css.list} aria-live="polite" aria-label="What is wrong with it">
        {faults.map(({ at, message }) => (
          <li key={`${at} ${message}`} className={css.trouble}>
            <code>{at.replace('/body/manifest', '') || '/'}</code> {message}
          </li>
        ))}
      </ul>
      <div className={css.buttons}>
        <Button type="submit" look="primary">
          {appId === '' ? 'Add the app' : 'Save the manifest'}
        </Button>
        <Button disabled={!written} onClick={() => writeManifest(appId, null)}>
          As it was
        </Button>
      </div>
    </form>
  );
}
