import { actAs } from '../server/control.js';
import { pageStore, usePage } from '../store/page-store.js';
import css from './composer.module.css';

/** Where one writes. A text that begins with `/` is a command. */
export function Composer({ channel }: { readonly channel: string }) {
  const draft = usePage(({ drafts }) => drafts[channel] ?? '');
  const userId = usePage(({ look }) => look.userId);
  const { setDraft, tell } = pageStore.getState();
  const send = (): void => {
    const [, command, text = ''] = /^(\/\S+)\s*(.*)$/s.exec(draft) ?? [];
    const sent =
      command === undefined
        ? actAs(userId, 'say', { place: channel, text: draft })
        : actAs(userId, 'command', { command, text, channel });
    setDraft(channel, '');
    sent.catch((error: unknown) => tell(error instanceof Error ? error.message : String(error)));
  };
  return (
    <form
      className={css.composer}
      onSubmit={event => {
        event.preventDefault();
        if (draft.trim() !== '') send();
      }}
    >
      <input aria-label="Message" value={draft} onChange={event => setDraft(channel, event.target.value)} />
    </form>
  );
}
