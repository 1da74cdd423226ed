import { useMemo } from 'react';
import type { LiveApp } from '../../../src/live/live-state.js';
import type { View } from '../../../src/workspace/views/view.js';
import { Blocks } from '../blocks/blocks.js';
import { SurfaceContext, type Surface } from '../elements/surface.js';
import { usePage } from '../store/page-store.js';
import { homeKey } from '../store/seen.js';
import { NoHome, NothingPublished } from './no-home.js';

/** What an app has published for somebody; or how it would. */
export function HomeTab({ app, userId }: { readonly app: LiveApp; readonly userId: string }) {
  const view = usePage(({ seen }) => seen?.homes[homeKey(userId, app.appId)]);
  if (view) return <Home view={view} userId={userId} />;
  return app.hasHome ? <NothingPublished app={app} userId={userId} /> : <NoHome app={app} />;
}

function Home({ view, userId }: { readonly view: View; readonly userId: string }) {
  const surface = useMemo((): Surface => ({ kind: 'view', userId, view }), [userId, view]);
  return (
    <SurfaceContext value={surface}>
      <Blocks blocks={view.blocks} />
    </SurfaceContext>
  );
}
