import type { LiveApp } from '../../../src/live/live-state.js';
import css from './missing-tabs.module.css';
import { Sample } from './sample.js';

/** What an app has not, as its manifest says, and how it would get it. */
export function MissingTabs({ app: { hasHome, messagesTab } }: { readonly app: LiveApp }) {
  const lines = [
    ...(hasHome ? [] : ['home_tab_enabled: true']),
    ...(messagesTab === 'none' ? ['messages_tab_enabled: true'] : []),
    ...(messagesTab === 'read_only' ? ['messages_tab_read_only_enabled: false'] : []),
  ];
  if (lines.length === 0) return null;
  return (
    <section className={css.missing}>
      {!hasHome && <p>It has no Home tab.</p>}
      {messagesTab === 'none' && <p>It has no Messages tab: neither people nor the app can write there.</p>}
      {messagesTab === 'read_only' && <p>Nobody can write to it: its Messages tab is only read.</p>}
      <p>That is as its manifest has it. This is how it would be otherwise:</p>
      <Sample
        label="The manifest"
        lines={['features:', '  app_home:', ...lines.map(line => `    ${line}`)].join('\n')}
      />
    </section>
  );
}
