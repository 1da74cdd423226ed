import { pageStore } from './page-store.js';

const KEY = 'drafts';

/** Keeps drafts over a reload. They belong to this tab, because another tab of the same user has its own. */
export function persistDrafts(): void {
  for (const [composerKey, text] of Object.entries(loadDrafts())) {
    if (typeof text === 'string') pageStore.getState().setDraft(composerKey, text);
  }
  pageStore.subscribe(({ drafts }, before) => {
    if (drafts !== before.drafts) saveDrafts(drafts);
  });
}

/** The storage may be full or blocked. Drafts are then lost on reload. */
function saveDrafts(drafts: object): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(drafts));
  } catch {
    // The store still has them.
  }
}

/** The stored value may come from another application on this origin. */
function loadDrafts(): object {
  try {
    const drafts: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '{}');
    return typeof drafts === 'object' && drafts !== null ? drafts : {};
  } catch {
    return {};
  }
}
