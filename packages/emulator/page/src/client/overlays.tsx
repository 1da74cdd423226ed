import { useEffect } from 'react';
import { pageStore, usePage } from '../store/page-store.js';
import { BrowseChannels } from './browse-channels.js';
import { NewChannel } from './new-channel.js';
import { NewDirect } from './new-direct.js';
import { QuickSwitcher } from './quick-switcher.js';

/** What lies over the page and is its own; and the keys that bring it there. */
export function Overlays() {
  const overlay = usePage(state => state.overlay);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const { overlay: open, setOverlay } = pageStore.getState();
      if (event.key === 'Escape' && open === 'drawer') {
        setOverlay(null);
        document.querySelector<HTMLElement>('[aria-controls="conversations"]')?.focus();
      }
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
      event.preventDefault();
      setOverlay(open === 'switcher' ? null : 'switcher');
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  if (overlay === 'switcher') return <QuickSwitcher />;
  if (overlay === 'browse') return <BrowseChannels />;
  if (overlay === 'new-channel') return <NewChannel />;
  if (overlay === 'new-direct') return <NewDirect />;
  return null;
}
