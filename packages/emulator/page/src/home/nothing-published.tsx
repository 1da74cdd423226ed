import type { LiveApp } from '../../../src/live/live-state.js';
import { usePage } from '../store/page-store.js';
import { Button } from '../ui/button.js';
import css from './nothing-published.module.css';
import { tellOf } from './opening.js';
import { Sample } from './sample.js';

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

/** An app that has published nothing for whoever looks. */
export function NothingPublished({ app, userId }: { readonly app: LiveApp; readonly userId: string }) {
  const isConnected = usePage(({ seen }) => seen?.connections.some(each => each.app === app.name) === true);
  return (
    <section className={css.empty}>
      <h2>{app.name} has published nothing here</h2>
      <p>
        {isConnected
          ? 'It was told that you opened its Home (app_home_opened). It shows one by views.publish:'
          : 'It is not connected. When it is, it is told of each opening of its Home (app_home_opened), and shows one by views.publish:'}
      </p>
      <Sample label="What publishes it" lines={PUBLISH} />
      <Button onClick={() => void tellOf({ userId, appId: app.appId, tab: 'home' })}>Open it again</Button>
    </section>
  );
}
