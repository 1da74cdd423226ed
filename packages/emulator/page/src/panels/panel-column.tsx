import { Tabs } from '@base-ui/react/tabs';
import { lazy, Suspense } from 'react';
import { pageStore, usePage } from '../store/page-store.js';
import { type Panel, PANELS } from '../store/route.slice.js';
import { TimelinePanel } from '../timeline/timeline-panel.js';
import { IconButton } from '../ui/icon-button.js';
import { AppPanel } from './app-panel.js';
import { FaultsPanel } from './faults-panel.js';
import css from './panel-column.module.css';

/** Loaded when the tab is opened, because it is rarely used. */
const LazySendPanel = lazy(async () => ({ default: (await import('../sending/send-panel.js')).SendPanel }));

const TITLES: Readonly<Record<Panel, string>> = { timeline: 'Timeline', send: 'Send', faults: 'Faults', app: 'App' };

/** The inspector. */
export function PanelColumn() {
  const panel = usePage(({ route }) => route.panel);
  const { navigate } = pageStore.getState();
  if (panel === null) return null;
  return (
    <section className={css.column} aria-label="Inspector">
      <Tabs.Root
        className={css.tabs}
        value={panel}
        onValueChange={value => {
          const chosen = PANELS.find(each => each === value);
          if (chosen) navigate({ panel: chosen });
        }}
      >
        <div className={css.head}>
          <Tabs.List className={css.list} aria-label="Inspector">
            {PANELS.map(each => (
              <Tabs.Tab key={each} value={each} className={css.tab}>
                {TITLES[each]}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <IconButton icon="close" label="Close the inspector" onClick={() => navigate({ panel: null })} />
        </div>
        <Tabs.Panel value="timeline" className={css.panel}>
          <TimelinePanel />
        </Tabs.Panel>
        <Tabs.Panel value="send" className={css.panel}>
          <Suspense>
            <LazySendPanel />
          </Suspense>
        </Tabs.Panel>
        <Tabs.Panel value="faults" className={css.panel}>
          <FaultsPanel />
        </Tabs.Panel>
        <Tabs.Panel value="app" className={css.panel}>
          <AppPanel />
        </Tabs.Panel>
      </Tabs.Root>
    </section>
  );
}
