import { CSPProvider } from '@base-ui/react/csp-provider';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { followAssistantContext } from './assistant/assistant-actions.js';
import { handleFileDrops } from './client/attach-files.js';
import { restoreLostFocus } from './client/keep-focus.js';
import { observeColumnCount } from './frame/observe-column-count.js';
import { handleSectionKeys } from './frame/section-keys.js';
import { reportOpenedApps } from './home/report-app-opened.js';
import { loadEmoji } from './markup/emoji.js';
import { takeKeyFromAddress } from './server/control.js';
import { followLiveStream } from './server/live-stream.js';
import { syncAddressBar } from './store/address-bar.js';
import { persistDrafts } from './store/persist-drafts.js';
import './styles/page.css';

takeKeyFromAddress();
// A link with another key may open in an existing tab.
window.addEventListener('hashchange', takeKeyFromAddress);
restoreLostFocus();
handleFileDrops();
handleSectionKeys();
observeColumnCount();
persistDrafts();
syncAddressBar();
reportOpenedApps();
followAssistantContext();
// Emoji are displayed by name until they are loaded.
loadEmoji().catch(() => undefined);
void followLiveStream(new AbortController().signal);

const root = document.querySelector('#page');
if (!root) throw new Error('The page has no element #page to be drawn in.');
createRoot(root).render(
  <StrictMode>
    <CSPProvider disableStyleElements>
      <App />
    </CSPProvider>
  </StrictMode>,
);
