import { CSPProvider } from '@base-ui/react/csp-provider';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { followAssistants } from './assistant/assistant-acts.js';
import { followDrops } from './client/dropping.js';
import { keepFocus } from './client/keep-focus.js';
import { followSections } from './frame/sections.js';
import { followOpenings } from './home/opening.js';
import { loadEmoji } from './markup/emoji.js';
import { takeKey } from './server/control-key.js';
import { follow } from './server/live.js';
import { followAddressBar } from './store/address-bar.js';
import { keepDrafts } from './store/kept-drafts.js';
import { followRoom } from './store/room.js';
import './styles/page.css';

takeKey();
// An address with another key may be opened in the tab that is open already.
window.addEventListener('hashchange', takeKey);
keepFocus();
followDrops();
followSections();
followRoom();
keepDrafts();
followAddressBar();
followOpenings();
followAssistants();
// Without them, they are shown by their names.
loadEmoji().catch(() => undefined);
void follow(new AbortController().signal);

const root = document.querySelector('#page');
if (!root) throw new Error('The page has no element #page to be drawn in.');
createRoot(root).render(
  <StrictMode>
    <CSPProvider disableStyleElements>
      <App />
    </CSPProvider>
  </StrictMode>,
);
