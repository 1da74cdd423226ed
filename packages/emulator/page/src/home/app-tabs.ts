import type { LiveApp } from '../../../src/live/live-state.js';
import type { AppTab } from '../store/route.slice.js';

export function getAppTabs({ hasHome, messagesTab }: LiveApp): readonly AppTab[] {
  return [...(hasHome ? ['home' as const] : []), ...(messagesTab === 'none' ? [] : ['messages' as const]), 'about'];
}

/** The requested tab, or the first one if the app does not have it. */
export function getSelectedTab(app: LiveApp, wanted: AppTab = 'home'): AppTab {
  const tabs = getAppTabs(app);
  return tabs.includes(wanted) ? wanted : (tabs[0] ?? 'about');
}
