import { TimelinePanel } from '../timeline/timeline-panel.js';
import { usePage } from '../store/page-store.js';
import css from './panel-column.module.css';

/** The exchange with the apps, and what can be done to it. */
export function PanelColumn() {
  const panel = usePage(({ look }) => look.panel);
  if (panel === null) return null;
  return (
    <section className={css.column} aria-label="Inspector">
      {panel === 'timeline' && <TimelinePanel />}
    </section>
  );
}
