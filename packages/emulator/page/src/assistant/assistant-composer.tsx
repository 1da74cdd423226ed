import type { LiveApp } from '../../../src/live/live-state.js';
import type { AssistantThread } from '../../../src/workspace/apps/assistant-threads.js';
import { pageStore, usePage } from '../store/page-store.js';
import { Button } from '../ui/button.js';
import { say } from './assistant-acts.js';
import css from './assistant-composer.module.css';

/** Where one asks the assistant. What could not be said stays there. */
export function AssistantComposer({ app, thread }: { readonly app: LiveApp; readonly thread: AssistantThread }) {
  const where = `${thread.channel}/${thread.ts}`;
  const draft = usePage(({ drafts }) => drafts[where] ?? '');
  const { setDraft } = pageStore.getState();
  const send = async (): Promise<void> => {
    if (draft.trim() === '') return;
    setDraft(where, '');
    if (!(await say(thread, draft)) && (pageStore.getState().drafts[where] ?? '') === '') setDraft(where, draft);
  };
  return (
    <form
      className={css.composer}
      onSubmit={event => {
        event.preventDefault();
        void send();
      }}
    >
      <textarea
        aria-label={`Message to ${app.name}`}
        placeholder={`Ask ${app.name}…`}
        rows={2}
        value={draft}
        onChange={event => setDraft(where, event.target.value)}
        onKeyDown={event => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          void send();
        }}
      />
      <Button type="submit" look="primary" disabled={draft.trim() === ''}>
        Send
      </Button>
    </form>
  );
}
