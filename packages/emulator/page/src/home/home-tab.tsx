import { useMemo } from 'react';
import type { LiveApp } from '../../../src/live/live-state.js';
import type { View } from '../../../src/workspace/views/view.js';
import { Blocks } from '../blocks/blocks.js';
import { SurfaceContext, type Surface } from '../elements/surface.js';
import { usePage } from '../store/page-store.js';
import { homeKey } from '../store/seen.js';
import { NothingPublished } from './nothing-published.js';

/** What an app has published for somebody; or how it would. */
export function HomeTab({ app, userId }: { readonly app: LiveApp; readonly userId: string }) {
  const view = usePage(({ seen }) => seen?.homes[homeKey(userId, app.appId)]);
  return view ? <Home view={view} userId={userId} /> : <NothingPublished app={app} userId={userId} />;
}

function Home({ view, userId }: { readonly view: View; readonly userId: string }) {
  const surface = useMemo((): Surface => ({ kind: 'view', userId, view }), [userId, view]);
  return (
    <SurfaceContext value={surface}>
      <Blocks blocks={view.blocks} />
    </SurfaceContext>
  );
}
