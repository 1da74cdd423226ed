import { actAs } from '../server/control.js';
import { pageStore } from '../store/page-store.js';

/** Says that one has read a conversation up to a message. Once for each: who isn't heard says it with the next one. */
export function markRead(channel: string, ts: string): void {
  const { look, readTo, setReadTo } = pageStore.getState();
  if ((readTo[`${look.userId}/${channel}`] ?? '') >= ts) return;
  setReadTo(look.userId, channel, ts);
  actAs(look.userId, 'mark', { channel, ts }).catch(() => undefined);
}

/** Says that a message and what follows is unread, and keeps it so until one comes here anew. */
export function markUnread(channel: string, before: string): void {
  const { look, setReadTo, setNewLine, tell } = pageStore.getState();
  setReadTo(look.userId, channel, before);
  setNewLine({ channel, userId: look.userId, after: before, isHeld: true });
  actAs(look.userId, 'mark', { channel, ts: before }).catch((error: unknown) =>
    tell(error instanceof Error ? error.message : String(error)),
  );
}
