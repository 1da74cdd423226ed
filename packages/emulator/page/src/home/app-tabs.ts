import type { LiveApp } from '../../../src/live/live-state.js';
import type { AppTab } from '../store/look.js';

/** The tabs that an app has, in their order. */
export function tabsOf({ hasHome, messagesTab }: LiveApp): readonly AppTab[] {
  return [...(hasHome ? ['home' as const] : []), ...(messagesTab === 'none' ? [] : ['messages' as const]), 'about'];
}

/** The tab that is shown where one is asked for: that, or the first where the app has none such. */
export function shownTab(app: LiveApp, wanted: AppTab = 'home'): AppTab {
  const tabs = tabsOf(app);
  return tabs.includes(wanted) ? wanted : (tabs[0] ?? 'about');
}
