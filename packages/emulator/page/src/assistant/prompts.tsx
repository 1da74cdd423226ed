import type { AssistantThread } from '../../../src/workspace/apps/assistant-thread.js';
import { choosePrompt } from './assistant-acts.js';
import css from './prompts.module.css';

/** What the app offers to ask. */
export function Prompts({ thread }: { readonly thread: AssistantThread }) {
  if (thread.prompts.length === 0) return null;
  return (
    <section className={css.prompts} aria-label={thread.promptsTitle || 'Suggested prompts'}>
      {thread.promptsTitle && <p>{thread.promptsTitle}</p>}
      {thread.prompts.map(({ title, message }) => (
        <button key={title} type="button" title={message} onClick={() => void choosePrompt(thread, title)}>
          {title}
        </button>
      ))}
    </section>
  );
}
