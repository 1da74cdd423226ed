import { useCallback } from 'react';
import type { AppRoute } from '../../../src/timeline/app-routes.js';
import type { LiveApp } from '../../../src/live/live-state.js';
import { usePage } from '../store/page-store.js';
import { ScrollRegion } from '../ui/scroll-region.js';
import { useLooking } from '../ui/looking.js';
import { lookAtRoutes } from './app-acts.js';
import css from './panel.module.css';
import own from './app-routes.module.css';

/** What can come to an app, as far as it tells: what it declares, and what came besides; and whether it acked that. */
export function AppRoutes({ app: { appId, manifest } }: { readonly app: LiveApp }) {
  const routes = usePage(({ appRoutes }) => appRoutes[appId]);
  useLooking(useCallback(() => lookAtRoutes(appId), [appId]));
  if (!routes) return null;
  return (
    <details className={css.details} open>
      <summary>Routes ({routes.length})</summary>
      {routes.length === 0 ? (
        <p className={css.soft}>
          {manifest === null ? 'Whatever comes to it stands here.' : 'Its manifest declares none.'}
        </p>
      ) : (
        <ScrollRegion label="Routes">
          <table className={own.table}>
            <thead>
              <tr>
                <th scope="col">What</th>
                <th scope="col">Came</th>
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
