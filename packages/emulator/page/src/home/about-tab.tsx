import type { ReactNode } from 'react';
import { objectAt, stringAt } from '../../../src/json.js';
import type { LiveApp } from '../../../src/live/live-state.js';
import css from './about-tab.module.css';
import { MissingTabs } from './missing-tabs.js';

/** What an app says of itself. */
export function AboutTab({ app }: { readonly app: LiveApp }) {
  const information = objectAt(app.manifest ?? {}, 'display_information') ?? {};
  const description = stringAt(information, 'description');
  const more = stringAt(information, 'long_description');
  return (
    <div className={css.about}>
      <p>{description ?? `${app.name} says nothing of itself (display_information.description).`}</p>
      {more !== undefined && <p className={css.more}>{more}</p>}
      <MissingTabs app={app} />
      <List title="Slash commands" isEmpty={app.commands.length === 0}>
        {app.commands.map(({ command, usageHint, description: does }) => (
          <li key={command}>
            <code>
              {command} {usageHint}
            </code>
            <span>{does}</span>
          </li>
        ))}
      </List>
      <List title="Shortcuts" isEmpty={app.shortcuts.length === 0}>
        {app.shortcuts.map(({ callbackId, name, description: does, type }) => (
          <li key={callbackId}>
            <strong>{name}</strong>
            <span>
              {does} {type === 'global' ? '(anywhere)' : '(in the menu of a message)'}
            </span>
          </li>
        ))}
      </List>
      <List title="What it hears of" isEmpty={app.events?.length === 0}>
        {app.events === null ? (
          <li>every event</li>
        ) : (
          app.events.map(event => (
            <li key={event}>
              <code>{event}</code>
            </li>
          ))
        )}
      </List>
    </div>
  );
}

function List({
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
