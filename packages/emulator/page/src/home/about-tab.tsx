import type { ReactNode } from 'react';
import { objectAt, stringAt } from '../../../src/json.js';
import type { LiveApp } from '../../../src/live/live-state.js';
import { Sample } from '../ui/scroll-region.js';
import css from './about-tab.module.css';
import missingTabsCss from './missing-tabs.module.css';

export function AboutTab({ app }: { readonly app: LiveApp }) {
  const information = objectAt(app.manifest ?? {}, 'display_information') ?? {};
  const description = stringAt(information, 'description');
  const more = stringAt(information, 'long_description');
  return (
    <div className={css.about}>
      <p>{description ?? `${app.name} has no description (display_information.description).`}</p>
      {more !== undefined && <p className={css.more}>{more}</p>}
      <MissingTabs app={app} />
      <TitledList title="Slash commands" isEmpty={app.commands.length === 0}>
        {app.commands.map(({ command, usageHint, description: does }) => (
          <li key={command}>
            <code>
              {command} {usageHint}
            </code>
            <span>{does}</span>
          </li>
        ))}
      </TitledList>
      <TitledList title="Shortcuts" isEmpty={app.shortcuts.length === 0}>
        {app.shortcuts.map(({ callbackId, name, description: does, type }) => (
          <li key={callbackId}>
            <strong>{name}</strong>
            <span>
              {does} {type === 'global' ? '(global)' : '(message menu)'}
            </span>
          </li>
        ))}
      </TitledList>
      <TitledList title="Events" isEmpty={app.events?.length === 0}>
        {app.events === null ? (
          <li>every event</li>
        ) : (
          app.events.map(event => (
            <li key={event}>
              <code>{event}</code>
            </li>
          ))
        )}
      </TitledList>
    </div>
  );
}

function TitledList({
  title,
  isEmpty,
  children,
}: {
  readonly title: string;
  readonly isEmpty: boolean;
  readonly children: ReactNode;
}) {
  return (
    <section className={css.list}>
      <h2>{title}</h2>
      {isEmpty ? <p className={css.none}>None.</p> : <ul>{children}</ul>}
    </section>
  );
}

/** Explains how the manifest enables missing tabs. */
export function MissingTabs({ app: { hasHome, messagesTab } }: { readonly app: LiveApp }) {
  const settings = [
    ...(hasHome ? [] : ['home_tab_enabled: true']),
    ...(messagesTab === 'none' ? ['messages_tab_enabled: true'] : []),
    ...(messagesTab === 'read_only' ? ['messages_tab_read_only_enabled: false'] : []),
  ];
  if (settings.length === 0) return null;
  return (
    <section className={missingTabsCss.missing}>
      {!hasHome && <p>This app has no Home tab.</p>}
      {messagesTab === 'none' && <p>This app has no Messages tab, so neither users nor the app can send messages.</p>}
      {messagesTab === 'read_only' && <p>The Messages tab is read-only: users cannot send messages.</p>}
      <p>The manifest determines this. To change it, set:</p>
      <Sample
        label="The manifest"
        code={['features:', '  app_home:', ...settings.map(setting => `    ${setting}`)].join('\n')}
      />
    </section>
  );
}
