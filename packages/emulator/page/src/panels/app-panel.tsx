import type { LiveApp } from '../../../src/live/live-state.js';
import { currentWorkspace } from '../store/current.js';
import { usePage } from '../store/page-store.js';
import { JsonView } from '../timeline/json-view.js';
import { AppAccess } from './app-access.js';
import { AppConnections } from './app-connections.js';
import { AppFunctions } from './app-functions.js';
import { AppRoutes } from './app-routes.js';
import { ManifestForm } from './manifest-form.js';
import { OtherApps } from './other-apps.js';
import css from './panel.module.css';

/** The apps of the workspace: how they are connected, what comes to them, what they declare and may do. */
export function AppPanel() {
  const apps = usePage(state => currentWorkspace(state)?.apps);
  return (
    <>
      {apps?.length === 0 && <p className={css.empty}>No app is installed in this workspace. Add one below.</p>}
      {apps?.map(app => (
        <AppSection key={app.appId} app={app} />
      ))}
      <OtherApps />
    </>
  );
}

function AppSection({ app }: { readonly app: LiveApp }) {
  const { name, appId, botUserId, scopes, manifest } = app;
  return (
    <section className={css.section} aria-label={name}>
      <h2>{name}</h2>
      <p className={css.soft}>
        {appId}, bot user {botUserId}
      </p>
      <AppConnections name={name} />
      <AppAccess app={app} />
      <AppFunctions app={app} />
      <AppRoutes app={app} />
      {manifest === null ? (
        <p className={css.soft}>
          It has no manifest: people may use whatever it answers, it hears of everything and may do all. With one, the
          rest is refused, as Slack does.
        </p>
      ) : (
        <>
          <details className={css.details}>
            <summary>Scopes of its bot ({scopes?.length ?? 'all'})</summary>
            <ul className={css.list}>
              {scopes?.map(scope => (
                <li key={scope}>{scope}</li>
              ))}
            </ul>
          </details>
          <JsonView name="manifest" value={manifest} isOpen={false} />
        </>
      )}
      <details className={css.details}>
        <summary>{manifest === null ? 'Give it a manifest' : 'Change its manifest'}</summary>
        <ManifestForm appId={appId} before={manifest === null ? '' : JSON.stringify(manifest, null, 2)} />
      </details>
    </section>
  );
}
