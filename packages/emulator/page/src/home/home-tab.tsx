import { useMemo } from 'react';
import type { LiveApp } from '../../../src/live/live-state.js';
import type { View } from '../../../src/workspace/views/view.js';
import { Blocks } from '../blocks/blocks.js';
import { type Surface, SurfaceContext } from '../elements/surface.js';
import { usePage } from '../store/page-store.js';
import { homeKey } from '../store/slack-snapshot.js';
import { Button } from '../ui/button.js';
import { Sample } from '../ui/scroll-region.js';
import css from './nothing-published.module.css';
import { reportAppOpened } from './report-app-opened.js';

export function HomeTab({ app, userId }: { readonly app: LiveApp; readonly userId: string }) {
  const view = usePage(({ snapshot }) => snapshot?.homes[homeKey(userId, app.appId)]);
  return view ? <Home view={view} userId={userId} /> : <EmptyHome app={app} userId={userId} />;
}

function Home({ view, userId }: { readonly view: View; readonly userId: string }) {
  const surface = useMemo((): Surface => ({ kind: 'view', userId, view }), [userId, view]);
  return (
    <SurfaceContext value={surface}>
      <Blocks blocks={view.blocks} />
    </SurfaceContext>
  );
}

const PUBLISH = `app.event('app_home_opened', ({ event, client }) =>
  client.views.publish({
    user_id: event.user,
    view: {
      type: 'home',
      blocks: [
        { type: 'header', text: { type: 'plain_text', text: 'Hello' } },
      ],
    },
  }),
);`;

/** Shown if the app has published no Home view for the user. */
export function EmptyHome({ app, userId }: { readonly app: LiveApp; readonly userId: string }) {
  const isConnected = usePage(({ snapshot }) => snapshot?.connections.some(each => each.app === app.name) === true);
  return (
    <section className={css.empty}>
      <h2>{app.name} has not published a Home tab</h2>
      <p>
        {isConnected
          ? 'The app received app_home_opened. It displays a Home tab with views.publish:'
          : 'The app is not connected. Once it is, it receives app_home_opened and displays a Home tab with views.publish:'}
      </p>
      <Sample label="Example code" code={PUBLISH} />
      <Button onClick={() => void reportAppOpened({ userId, appId: app.appId, tab: 'home' })}>
        Send app_home_opened again
      </Button>
    </section>
  );
}
