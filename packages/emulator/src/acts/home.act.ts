import { presentView } from '../workspace/views/present-view.js';
import type { User } from '../workspace/people/users.js';
import type { ActDesk } from './act-desk.js';
import { requireDeclared } from './declared.js';
import type { Exchange } from './exchange.js';

const MESSAGES_TAB = 'Messages tab (features.app_home.messages_tab_enabled)';

/** Somebody opens an app: its Home tab, or its messages. */
export async function openHome(
  desk: ActDesk,
  user: User,
  { tab = 'home', ...options }: { app?: string; tab?: 'home' | 'messages' },
): Promise<Exchange> {
  const { workspace } = desk;
  const app = desk.app(options.app);
  if (tab === 'home') requireDeclared(app, ({ hasHome }) => hasHome, 'Home tab (features.app_home.home_tab_enabled)');
  else requireDeclared(app, ({ messagesTab }) => messagesTab !== 'none', MESSAGES_TAB);
  const { channel } = workspace.channels.openDirect([user.id, app.botUserId]);
  desk.did(user, { verb: 'open_home', appId: app.appId, tab });
  const home = tab === 'home' ? workspace.views.homeOf(user.id, app.appId) : undefined;
  return desk.event(app, {
    type: 'app_home_opened',
    user: user.id,
    channel: channel.id,
    tab,
    ...(home ? { view: presentView(workspace.team.id, home) } : {}),
    event_ts: workspace.ids.timestamp(),
  });
}
