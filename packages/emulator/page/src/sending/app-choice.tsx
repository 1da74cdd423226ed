import type { LiveApp } from '../../../src/live/live-state.js';
import { pageStore } from '../store/page-store.js';
import css from './send-panel.module.css';

/** Which app it is for, where there are several. */
export function AppChoice({ apps, chosen }: { readonly apps: readonly LiveApp[]; readonly chosen: string }) {
  return (
    <label className={css.field}>
      To
      <select value={chosen} onChange={event => pageStore.getState().setSending({ app: event.target.value })}>
        {apps.map(({ appId, name }) => (
          <option key={appId} value={appId}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
