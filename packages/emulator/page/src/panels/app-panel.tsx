import { useMemo } from 'react';
import type { LiveApp } from '../../../src/live/live-state.js';
import { isJsonObject, stringAt } from '../../../src/json.js';
import { controlPath, lookUp } from '../server/control.js';
import { wordsOf } from '../server/words-of.js';
import { currentWorkspace } from '../store/current.js';
import { pageStore, usePage } from '../store/page-store.js';
import { JsonView } from '../timeline/json-view.js';
import { Button } from '../ui/button.js';
import { copy } from '../ui/clipboard.js';
import { useNow } from '../ui/now.js';
import css from './panel.module.css';
import { doControl } from './control-acts.js';

/** The apps of the workspace: how they are connected, what they declare and may do. */
export function AppPanel() {
  const apps = usePage(state => currentWorkspace(state)?.apps);
  if (!apps || apps.length === 0) return <p className={css.empty}>No app is installed in this workspace.</p>;
  return apps.map(app => <AppSection key={app.appId} app={app} />);
}

function AppSection({ app }: { readonly app: LiveApp }) {
  const { name, appId, botUserId, scopes, commands, shortcuts, events, manifest } = app;
  return (
    <section className={css.section} aria-label={name}>
      <h2>{name}</h2>
      <p className={css.soft}>
        {appId}, bot user {botUserId}
      </p>
      <Connections name={name} />
      <div className={css.buttons}>
        <Button onClick={() => void copyVariables(appId)}>Copy variables</Button>
        <Button
          title="Makes a new app-level token. The old one is revoked; connections that are open stay."
          onClick={() => void doControl(`${controlPath('apps', appId)}/replace-app-token`)}
        >
          Replace the app token
        </Button>
      </div>
      {manifest === null ? (
        <p className={css.soft}>
          No manifest was given: people may use whatever it answers, it hears of everything and may do all. Start the
          local Slack with --manifest to have the rest refused, as Slack does.
        </p>
      ) : (
        <>
          <Declared title="Commands" items={commands.map(each => `${each.command} ${each.usageHint}`.trim())} />
          <Declared
            title="Shortcuts"
            items={shortcuts.map(each => `${each.name} (${each.callbackId}, ${each.type})`)}
          />
          <Declared title="Events" items={events ?? ['all']} />
          <Declared title="Scopes of its bot" items={scopes ?? ['all']} />
          <JsonView name="manifest" value={manifest} isOpen={false} />
        </>
      )}
    </section>
  );
}

function Connections({ name }: { readonly name: string }) {
  const all = usePage(({ seen }) => seen?.connections);
  const now = useNow();
  const own = useMemo(() => all?.filter(({ app }) => app === name) ?? [], [all, name]);
  if (own.length === 0) return <p className={css.trouble}>Not connected: what people do here is lost.</p>;
  return (
    <ul className={css.list} aria-label="Connections">
      {own.map(({ id, openedAt }) => (
        <li key={id}>
          <code>{id}</code> open for {ageWords(now - openedAt)}
        </li>
      ))}
    </ul>
  );
}

function Declared({ title, items }: { readonly title: string; readonly items: readonly string[] }) {
  return (
    <details className={css.details}>
      <summary>
        {title} ({items.length})
      </summary>
      <ul className={css.list}>
        {items.map(item => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </details>
  );
}

/** `1 h 5 min`, `12 s` */
function ageWords(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.trunc(seconds / 60);
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.trunc(minutes / 60)} h ${minutes % 60} min`;
}

async function copyVariables(app: string): Promise<void> {
  try {
    const answer = await lookUp('environment', { app });
    const variables = isJsonObject(answer) ? answer : {};
    const lines = Object.keys(variables).map(name => `${name}=${stringAt(variables, name) ?? ''}`);
    await copy(lines.join('\n'), 'The variables are copied.');
  } catch (error) {
    pageStore.getState().tell(wordsOf(error));
  }
}
