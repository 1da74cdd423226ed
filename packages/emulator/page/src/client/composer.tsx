import { channelOf, currentWorkspace } from '../store/current.js';
import { pageStore, usePage } from '../store/page-store.js';
import { attach } from './attaching.js';
import { AttachedFiles } from './attached-files.js';
import css from './composer.module.css';
import { ComposerBox } from './composer-box.js';
import { ComposerTools } from './composer-tools.js';
import { askApp } from './do-acts.js';
import { DropSign } from './drop-sign.js';
import { FormatBar } from './format-bar.js';
import { editMessage } from './message-acts.js';
import { channelWords } from './names.js';
import { composerKey, sendDraft, type WritingPlace } from './sending.js';

/**
 * Where one writes, in a conversation or in a thread. A text that begins with `/` is a command.
 * @param invitation what it is called, and says while nothing is written. Default: by the place
 * @param isFocused whether one writes there at once
 * @param onLeave what Escape does in it, while it completes nothing
 */
export function Composer({
  channel,
  threadTs,
  invitation,
  isFocused = false,
  onLeave,
}: WritingPlace & {
  readonly invitation?: string;
  readonly isFocused?: boolean;
  readonly onLeave?: () => void;
}) {
  const userId = usePage(({ look }) => look.userId);
  const where = composerKey({ channel, threadTs }, userId);
  const draft = usePage(({ drafts }) => drafts[where]) ?? '';
  const attached = usePage(state => state.attached[where]) ?? [];
  const to = useWords(channel);
  const placeholder = threadTs === null ? `Message ${to}`.trim() : 'Reply…';
  const send = (): void => void sendDraft({ channel, threadTs });
  return (
    <div className={css.composer}>
      <DropSign where={where} to={threadTs === null ? `to ${to}` : 'to this thread'} />
      <form
        className={css.frame}
        onSubmit={event => {
          event.preventDefault();
          send();
        }}
        data-files-to={where}
      >
        <FormatBar where={where} />
        <ComposerBox
          where={where}
          draft={draft}
          label={invitation ?? (threadTs === null ? 'Message' : 'Reply')}
          placeholder={invitation ?? placeholder}
          takesCommands={threadTs === null}
          isFocused={isFocused}
          onSend={send}
          {...(onLeave ? { onCancel: onLeave } : {})}
          onUp={() => editLast({ channel, threadTs })}
          onFiles={files => attach(where, files)}
          onShortcut={(callbackId, app) => void askApp('shortcut', { callbackId, app }, { channel, threadTs })}
        />
        <AttachedFiles where={where} files={attached} />
        {threadTs !== null && <AlsoInChannel where={where} channel={channel} />}
        <ComposerTools
          where={where}
          inThread={threadTs !== null}
          isEmpty={draft.trim() === '' && attached.length === 0}
        />
      </form>
      <p className={css.hint}>
        <kbd>Enter</kbd> sends · <kbd>Shift Enter</kbd> new line
      </p>
    </div>
  );
}

/** What the conversation is called, as a sentence names it. */
function useWords(channel: string): string {
  const people = usePage(state => currentWorkspace(state)?.people) ?? [];
  const userId = usePage(({ look }) => look.userId);
  const there = usePage(state => channelOf(state, channel));
  return there ? channelWords(there, people, userId) : '';
}

function AlsoInChannel({ where, channel }: { readonly where: string; readonly channel: string }) {
  const isAlso = usePage(({ alsoInChannel }) => alsoInChannel[where] === true);
  const there = usePage(state => channelOf(state, channel));
  if (!there || there.name === '') return null;
  return (
    <label className={css.also}>
      <input
        type="checkbox"
        checked={isAlso}
        onChange={event => pageStore.getState().setAlsoInChannel(where, event.target.checked)}
      />{' '}
      Also send to #{there.name}
    </label>
  );
}

/** Begins to edit what one has said last. */
function editLast({ channel, threadTs }: WritingPlace): void {
  const { seen, look } = pageStore.getState();
  const last = seen?.messages[channel]?.findLast(
    message =>
      message.user === look.userId &&
      message.subtype === undefined &&
      (threadTs === null ? (message.threadTs ?? message.ts) === message.ts : message.threadTs === threadTs),
  );
  if (last) editMessage(last);
}
