import { useMemo, useSyncExternalStore } from 'react';
import type { LiveApp } from '../../../src/live/live-state.js';
import { usePage } from '../store/page-store.js';
import { currentWorkspace } from '../store/selectors.js';
import { JsonView } from '../timeline/json-view.js';
import { Button } from '../ui/button.js';
import { changeApp, copyVariables } from './app-actions.js';
import { AppFunctions } from './app-functions.js';
import { AppRoutes } from './app-routes.js';
import { ManifestForm, OtherApps } from './manifest-form.js';
import css from './panel.module.css';

/** The workspace's apps with their connections, routes, functions and scopes. */
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
          This app has no manifest: all commands, events and scopes are allowed. With a manifest, anything that it does
          not declare is rejected, as in Slack.
        </p>
      ) : (
        <>
          <details className={css.details}>
            <summary>Bot scopes ({scopes?.length ?? 'all'})</summary>
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
        <summary>{manifest === null ? 'Add a manifest' : 'Edit the manifest'}</summary>
        <ManifestForm appId={appId} before={manifest === null ? '' : JSON.stringify(manifest, null, 2)} />
      </details>
    </section>
  );
}

const PROBLEMS = {
  token_revoked: 'The bot token is revoked: API calls fail with token_revoked. Reinstall the app to get a new token.',
  token_expired: 'The bot token has expired: API calls fail with token_expired. Reinstall the app to get a new token.',
} as const;

export function AppAccess({ app: { appId, name, tokenProblem } }: { readonly app: LiveApp }) {
  const change = (verb: string, done: string) => () => void changeApp(appId, verb, done);
  return (
    <>
      {tokenProblem !== null && <p className={css.trouble}>{PROBLEMS[tokenProblem]}</p>}
      <div className={css.buttons}>
        <Button onClick={() => void copyVariables(appId)}>Copy variables</Button>
        <Button
          title="Creates a new app-level token and revokes the old one. Open connections stay."
          onClick={change('replace-app-token', 'The app token was replaced. Copy the variables again.')}
        >
          Replace the app token
        </Button>
        <Button
          title="API calls fail with token_revoked, and the app receives tokens_revoked"
          disabled={tokenProblem !== null}
          onClick={change('revoke-bot-token', 'The bot token is revoked.')}
        >
          Revoke the bot token
        </Button>
        <Button
          title="API calls fail with token_expired; the app is not notified"
          disabled={tokenProblem !== null}
          onClick={change('expire-bot-token', 'The bot token has expired.')}
        >
          Expire the bot token
        </Button>
        <Button
          title="Grants the scopes of the current manifest, and a new bot token if the old one is invalid"
          onClick={change('reinstall', `${name} is reinstalled. Its variables may have changed.`)}
        >
          Reinstall
        </Button>
        <Button
          title="Removes the bot and its tokens; the app receives tokens_revoked and app_uninstalled"
          onClick={change('uninstall', `${name} is uninstalled from this workspace.`)}
        >
          Uninstall
        </Button>
      </div>
    </>
  );
}

export function AppConnections({ name }: { readonly name: string }) {
  const all = usePage(({ snapshot }) => snapshot?.connections);
  const now = useNow();
  const own = useMemo(() => all?.filter(({ app }) => app === name) ?? [], [all, name]);
  if (own.length === 0) return <p className={css.trouble}>Not connected: payloads for this app are lost.</p>;
  return (
    <ul className={css.list} aria-label="Connections">
      {own.map(({ id, openedAt }) => (
        <li key={id}>
          <code>{id}</code> open for {formatDuration(now - openedAt)}
        </li>
      ))}
    </ul>
  );
}

function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.trunc(seconds / 60);
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.trunc(minutes / 60)} h ${minutes % 60} min`;
}

const SECOND_MS = 1000;
const listeners = new Set<() => void>();
let ticking: ReturnType<typeof setInterval> | undefined;

/** The current time, updated every second: milliseconds since the epoch. */
export function useNow(): number {
  return useSyncExternalStore(onTick, () => Math.trunc(Date.now() / SECOND_MS) * SECOND_MS);
}

/** All components share one timer, which stops with the last of them. */
function onTick(listener: () => void): () => void {
  listeners.add(listener);
  ticking ??= setInterval(() => {
    for (const each of listeners) each();
  }, SECOND_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
  };
}
