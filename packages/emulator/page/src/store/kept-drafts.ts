import { pageStore } from './page-store.js';

const KEY = 'drafts';

/** Keeps what is being written over a reload. It is this tab's own: another one of the same person writes something else. */
export function keepDrafts(): void {
  for (const [where, text] of Object.entries(kept())) {
    if (typeof text === 'string') pageStore.getState().setDraft(where, text);
  }
  pageStore.subscribe(({ drafts }, before) => {
    if (drafts !== before.drafts) keep(drafts);
  });
}

/** There may be no room, or no leave. What is being written is there all the same, but for a reload. */
function keep(drafts: object): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(drafts));
  } catch {
    // The store holds them.
  }
}

/** What is kept may be of somebody else. */
function kept(): object {
  try {
    const drafts: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '{}');
    return typeof drafts === 'object' && drafts !== null ? drafts : {};
  } catch {
    return {};
  }
}
