import { useMemo } from 'react';
import type { Message } from '../../../src/workspace/messages/message.js';
import { Blocks } from '../blocks/blocks.js';
import { SurfaceContext, type Surface } from '../elements/surface.js';
import { usePage } from '../store/page-store.js';
import { currentWorkspace } from '../store/current.js';

/** A message: who says it, and what. */
export function MessageItem({ message }: { readonly message: Message }) {
  const author = usePage(state => currentWorkspace(state)?.people.find(({ id }) => id === message.user)?.name);
  const userId = usePage(({ look }) => look.userId);
  const surface = useMemo((): Surface => ({ kind: 'message', userId, message }), [userId, message]);
  return (
    <li>
      <strong>{message.username ?? author ?? message.user}</strong>
      {message.blocks.length === 0 ? <p>{message.text}</p> : null}
      <SurfaceContext value={surface}>
        <Blocks blocks={message.blocks} />
      </SurfaceContext>
    </li>
  );
}
