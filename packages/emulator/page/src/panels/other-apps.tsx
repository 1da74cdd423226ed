import { currentWorkspace } from '../store/current.js';
import { usePage } from '../store/page-store.js';
import { Button } from '../ui/button.js';
import { changeApp } from './app-acts.js';
import { ManifestForm } from './manifest-form.js';
import css from './panel.module.css';

/** Apps that this workspace does not have: those that were made, and one to be made. */
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
