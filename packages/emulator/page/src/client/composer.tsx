import type { AttachedFile } from '../store/composer.slice.js';
import { pageStore, usePage } from '../store/page-store.js';
import { channelOf, currentWorkspace } from '../store/selectors.js';
import { IconButton } from '../ui/icon-button.js';
import { Icon } from '../ui/icon.js';
import { attachFiles, removeFile } from './attach-files.js';
import attachedFilesCss from './attached-files.module.css';
import { ComposerBox } from './composer-box.js';
import { ComposerTools, FormatBar } from './composer-tools.js';
import css from './composer.module.css';
import dropSignCss from './drop-sign.module.css';
import { formatFileSize } from './file-download.js';
import { editMessage } from './message-actions.js';
import { formatChannelName } from './names.js';
import { getComposerKey, sendDraft, type ComposerTarget } from './send-draft.js';
import { performAppAction } from './user-actions.js';

/**
 * A composer of a conversation or thread. Text that starts with `/` is a command.
 * @param label also the placeholder; default: derived from the conversation
 * @param onLeave called on Escape when no suggestions are open
 */
export function Composer({
  channel,
  threadTs,
  label,
  isFocused = false,
  onLeave,
}: ComposerTarget & {
  readonly label?: string;
  readonly isFocused?: boolean;
  readonly onLeave?: () => void;
}) {
  const userId = usePage(({ route }) => route.userId);
  const composerKey = getComposerKey({ channel, threadTs }, userId);
  const draft = usePage(({ drafts }) => drafts[composerKey]) ?? '';
  const attached = usePage(state => state.attached[composerKey]) ?? [];
  const channelName = useChannelName(channel);
  const placeholder = threadTs === null ? `Message ${channelName}`.trim() : 'Reply…';
  const send = (): void => void sendDraft({ channel, threadTs });
  return (
    <div className={css.composer}>
      <DropOverlay composerKey={composerKey} channelName={threadTs === null ? `to ${channelName}` : 'to this thread'} />
      <form
        className={css.frame}
        onSubmit={event => {
          event.preventDefault();
          send();
        }}
        data-files-to={composerKey}
      >
        <FormatBar composerKey={composerKey} />
        <ComposerBox
          composerKey={composerKey}
          draft={draft}
          label={label ?? (threadTs === null ? 'Message' : 'Reply')}
          placeholder={label ?? placeholder}
          hasCommands={threadTs === null}
          isFocused={isFocused}
          onSend={send}
          {...(onLeave ? { onCancel: onLeave } : {})}
          onUp={() => editLastMessage({ channel, threadTs })}
          onFiles={files => attachFiles(composerKey, files)}
          onShortcut={(callbackId, app) =>
            void performAppAction('shortcut', { callbackId, app }, { channel, threadTs })
          }
        />
        <AttachedFiles composerKey={composerKey} files={attached} />
        {threadTs !== null && <AlsoInChannel composerKey={composerKey} channel={channel} />}
        <ComposerTools
          composerKey={composerKey}
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

/** The conversation's name for use in a sentence. */
function useChannelName(channel: string): string {
  const people = usePage(state => currentWorkspace(state)?.people) ?? [];
  const userId = usePage(({ route }) => route.userId);
  const conversation = usePage(state => channelOf(state, channel));
  return conversation ? formatChannelName(conversation, people, userId) : '';
}

function AlsoInChannel({ composerKey, channel }: { readonly composerKey: string; readonly channel: string }) {
  const isAlso = usePage(({ alsoInChannel }) => alsoInChannel[composerKey] === true);
  const conversation = usePage(state => channelOf(state, channel));
  if (!conversation || conversation.name === '') return null;
  return (
    <label className={css.also}>
      <input
        type="checkbox"
        checked={isAlso}
        onChange={event => pageStore.getState().setAlsoInChannel(composerKey, event.target.checked)}
      />{' '}
      Also send to #{conversation.name}
    </label>
  );
}

/** Edits the user's last message. */
function editLastMessage({ channel, threadTs }: ComposerTarget): void {
  const { snapshot, route } = pageStore.getState();
  const last = snapshot?.messages[channel]?.findLast(
    message =>
      message.user === route.userId &&
      message.subtype === undefined &&
      (threadTs === null ? (message.threadTs ?? message.ts) === message.ts : message.threadTs === threadTs),
  );
  if (last) editMessage(last);
}

export function AttachedFiles({
  composerKey,
  files,
}: {
  readonly composerKey: string;
  readonly files: readonly AttachedFile[];
}) {
  if (files.length === 0) return null;
  return (
    <ul className={attachedFilesCss.files} aria-label="Attached files">
      {files.map(({ key, name, size, preview, file }) => (
        <li key={key} className={attachedFilesCss.file} aria-busy={file === null}>
          {preview === null ? <Icon name="file" /> : <img className={attachedFilesCss.preview} src={preview} alt="" />}
          <span className={attachedFilesCss.name}>{name}</span>
          <span className={attachedFilesCss.size}>{file === null ? 'uploading…' : formatFileSize(size)}</span>
          <IconButton icon="close" size={14} label={`Remove ${name}`} onClick={() => removeFile(composerKey, key)} />
        </li>
      ))}
    </ul>
  );
}

/** Shown over a pane while dragged files would be attached there. */
export function DropOverlay({
  composerKey,
  channelName,
}: {
  readonly composerKey: string;
  readonly channelName: string;
}) {
  const isTarget = usePage(({ dropTarget }) => dropTarget === composerKey);
  if (!isTarget) return null;
  return (
    <div className={dropSignCss.sign}>
      <Icon name="file" size={28} />
      <strong>Drop to upload</strong>
      <span>{channelName}</span>
    </div>
  );
}
