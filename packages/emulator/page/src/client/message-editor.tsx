import { useLayoutEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import type { Message } from '../../../src/workspace/messages/message.js';
import { currentWorkspace } from '../store/current.js';
import { pageStore, usePage } from '../store/page-store.js';
import { Button } from '../ui/button.js';
import { ComposerBox } from './composer-box.js';
import { doAct } from './do-acts.js';
import css from './message-editor.module.css';
import { asMarkup, asTyped } from './written.js';

/** A message of one's own while it is being edited. */
export function MessageEditor({ message }: { readonly message: Message }) {
  const { channel, ts, text } = message;
  const where = `${channel}/${ts}/edit`;
  const workspace = usePage(currentWorkspace);
  const draft = usePage(({ drafts }) => drafts[where]) ?? (workspace ? asTyped(text, workspace) : text);
  const { edit, setDraft } = pageStore.getState();
  const editor = useRef<HTMLDivElement>(null);
  const before = useRef<Element | null>(null);
  useLayoutEffect(() => {
    before.current = document.activeElement;
  }, []);
  const end = (): void => {
    const isHere = editor.current?.contains(document.activeElement) === true;
    const { current } = before;
    flushSync(() => {
      setDraft(where, undefined);
      edit(null);
    });
    // Who came from where they write goes on there; else the keyboard is at the message.
    if (isHere && current instanceof HTMLTextAreaElement) current.focus();
  };
  const save = async (): Promise<void> => {
    const typed = workspace ? asMarkup(draft.trim(), workspace) : draft;
    if (typed !== '' && (await doAct('edit', { channel, message: ts, text: typed }))) end();
  };
  return (
    <div ref={editor} className={css.editor}>
      <ComposerBox
        where={where}
        draft={draft}
        label="Edit message"
        placeholder=""
        takesCommands={false}
        isFocused
        onSend={() => void save()}
        onCancel={end}
      />
      <div className={css.buttons}>
        <Button onClick={end}>Cancel</Button>
        <Button look="primary" onClick={() => void save()}>
          Save
        </Button>
      </div>
    </div>
  );
}
