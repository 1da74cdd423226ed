import { useId } from 'react';
import { pageStore, usePage } from '../store/page-store.js';
import { currentWorkspace } from '../store/selectors.js';
import { Button } from '../ui/button.js';
import { changeApp, saveManifest } from './app-actions.js';
import css from './panel.module.css';

export function ManifestForm({
  appId,
  before,
}: {
  /** The app's id; empty for a new app. */
  readonly appId: string;
  /** The saved manifest. */
  readonly before: string;
}) {
  const draft = usePage(({ manifests }) => manifests[appId]);
  const faultsId = useId();
  const text = draft?.text ?? before;
  const faults = draft?.faults ?? [];
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
      <ul id={faultsId} className={css.list} aria-live="polite" aria-label="Manifest errors">
        {faults.map(({ at, message }) => (
          <li key={`${at} ${message}`} className={css.trouble}>
            <code>{at.replace('/body/manifest', '') || '/'}</code> {message}
          </li>
        ))}
      </ul>
      <div className={css.buttons}>
        <Button type="submit" variant="primary">
          {appId === '' ? 'Add the app' : 'Save the manifest'}
        </Button>
        <Button disabled={!draft} onClick={() => writeManifest(appId, null)}>
          Reset
        </Button>
      </div>
    </form>
  );
}

/** Lists apps that are not installed in this workspace, and creates apps. */
export function OtherApps() {
  const others = usePage(state => currentWorkspace(state)?.otherApps);
  return (
    <section className={css.section} aria-label="More apps">
      <h2>More apps</h2>
      {others?.map(({ appId, name }) => (
        <div key={appId} className={css.buttons}>
          <Button onClick={() => void changeApp(appId, 'install', `${name} is installed. Copy its variables.`)}>
            Install {name}
          </Button>
          <span className={css.soft}>{appId}, not in this workspace</span>
        </div>
      ))}
      <details className={css.details}>
        <summary>Add an app</summary>
        <ManifestForm appId="" before="" />
      </details>
    </section>
  );
}
