import { useCallback } from 'react';
import type { LiveApp } from '../../../src/live/live-state.js';
import type { AppRoute } from '../../../src/timeline/app-routes.js';
import { usePage } from '../store/page-store.js';
import { ScrollRegion } from '../ui/scroll-region.js';
import { usePolling } from '../ui/use-polling.js';
import { loadAppRoutes } from './app-actions.js';
import own from './app-routes.module.css';
import css from './panel.module.css';

/** Declared routes, and other payloads that were sent to the app, with their acks. */
export function AppRoutes({ app: { appId, manifest } }: { readonly app: LiveApp }) {
  const routes = usePage(({ appRoutes }) => appRoutes[appId]);
  usePolling(useCallback(() => loadAppRoutes(appId), [appId]));
  if (!routes) return null;
  return (
    <details className={css.details} open>
      <summary>Routes ({routes.length})</summary>
      {routes.length === 0 ? (
        <p className={css.soft}>
          {manifest === null ? 'Payloads sent to the app appear here.' : 'The manifest declares none.'}
        </p>
      ) : (
        <ScrollRegion label="Routes">
          <table className={own.table}>
            <thead>
              <tr>
                <th scope="col">What</th>
                <th scope="col">Sent</th>
                <th scope="col">Acked</th>
              </tr>
            </thead>
            <tbody>
              {routes.map(route => (
                <Route key={`${route.kind} ${route.name}`} route={route} />
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </details>
  );
}

function Route({ route: { kind, name, came, acked, lastLatencyMs } }: { readonly route: AppRoute }) {
  const took = lastLatencyMs === null ? '' : `, last in ${Math.round(lastLatencyMs)} ms`;
  return (
    <tr>
      <th scope="row">
        <span className={css.soft}>{kind}</span> {name}
      </th>
      <td>{came === 0 ? 'not yet' : came}</td>
      <td className={acked < came ? css.trouble : undefined}>{came === 0 ? '' : `${acked}${took}`}</td>
    </tr>
  );
}
