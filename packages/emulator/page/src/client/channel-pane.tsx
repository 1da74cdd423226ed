import type { LiveChannel } from '../../../src/live/live-state.js';
import { usePage } from '../store/page-store.js';
import css from './channel-pane.module.css';
import { Composer } from './composer.js';
import { MessageItem } from './message-item.js';

/** A conversation: what was said, and where one says more. */
export function ChannelPane({ channel }: { readonly channel: LiveChannel }) {
  const messages = usePage(({ seen }) => seen?.messages[channel.id]);
  return (
    <div className={css.pane}>
      <h1>#{channel.name}</h1>
      <ol className={css.messages}>
        {messages?.map(message => (
          <MessageItem key={message.ts} message={message} />
        ))}
      </ol>
      <Composer channel={channel.id} />
    </div>
  );
}
