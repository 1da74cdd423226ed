import type { CSSProperties } from 'react';
import type { LiveApp } from '../../../src/live/live-state.js';
import type { AssistantThread } from '../../../src/workspace/apps/assistant-thread.js';
import css from './status-line.module.css';

/** How long each of the loading messages is seen. */
const EACH_S = 3;

/** What the app is doing, read out when it changes. The messages beside it come in turn. */
export function StatusLine({ app, thread }: { readonly app: LiveApp; readonly thread: AssistantThread }) {
  const { status, loadingMessages } = thread;
  return (
    <output className={css.line}>
      {status !== '' && (
        <>
          <span className={css.pulse} aria-hidden />
          <span>
            <strong>{app.name}</strong> {status}
          </span>
          {loadingMessages.length > 0 && (
            <span className={css.window} aria-hidden>
              <span className={css.roll} style={turnsOf(loadingMessages.length)}>
                {loadingMessages.map(message => (
                  <span key={message}>{message}</span>
                ))}
              </span>
            </span>
          )}
        </>
      )}
    </output>
  );
}

/** For the style sheet. */
function turnsOf(count: number): CSSProperties & Readonly<Record<`--${string}`, string | number>> {
  return { '--count': count, '--turn': `${count * EACH_S}s` };
}
