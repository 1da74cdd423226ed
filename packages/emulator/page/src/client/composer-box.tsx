import {
  useEffect,
  useLayoutEffect,
  useRef,
  type ClipboardEvent,
  type KeyboardEvent,
  type SyntheticEvent,
} from 'react';
import { currentWorkspace } from '../store/current.js';
import { pageStore, usePage } from '../store/page-store.js';
import css from './composer-box.module.css';
import { completed, completingAt, type Completing } from './completing.js';
import { CompletionList } from './completion-list.js';
import { completionsOf, type Completion } from './completions.js';

export interface ComposerBoxProps {
  /** The composer, as in `drafts`. */
  readonly where: string;
  readonly draft: string;
  readonly label: string;
  readonly placeholder: string;
  readonly takesCommands: boolean;
  /** Whether one writes there at once. */
  readonly isFocused?: boolean;
  readonly onSend: () => void;
  /** Escape, when there is nothing to complete. */
  readonly onCancel?: () => void;
  /** Arrow up in an empty one. */
  readonly onUp?: () => void;
  readonly onShortcut?: (callbackId: string, appId: string) => void;
  readonly onFiles?: (files: readonly File[]) => void;
}

/** Where one writes, with what completes the word at the caret. Enter sends; Shift and Enter begin another line. */
export function ComposerBox(props: ComposerBoxProps) {
  const { where, draft, label, placeholder, takesCommands, isFocused = false, onFiles } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const workspace = usePage(currentWorkspace);
  const caret = usePage(state => (state.caret?.where === where ? state.caret : null));
  const { setCaret, setDraft, setCommandApp } = pageStore.getState();
  const word = caret && !caret.isClosed ? completingAt(draft, caret.at) : null;
  const completing = word?.sign === '/' && !takesCommands ? null : word;
  const completions = completing && workspace ? completionsOf(completing, workspace) : [];
  const chosen = Math.min(caret?.chosen ?? 0, completions.length - 1);
  const listId = `completions-${where}`;

  useEffect(() => {
    const { current } = field;
    if (!isFocused || !current) return;
    current.focus();
    current.setSelectionRange(current.value.length, current.value.length);
  }, [isFocused]);
  useLayoutEffect(() => {
    // A text that is set takes the caret to its end.
    if (!caret || document.activeElement !== field.current) return;
    if (field.current?.selectionStart !== caret.at) field.current?.setSelectionRange(caret.at, caret.at);
  }, [caret]);

  const follow = (event: SyntheticEvent<HTMLTextAreaElement>): void => {
    const { selectionStart: at, selectionEnd } = event.currentTarget;
    if (at !== selectionEnd || (caret?.at === at && caret.where === where)) return;
    setCaret({ where, at, chosen: 0, isClosed: false });
  };
  const choose = (completion: Completion): void => {
    const { does } = completion;
    if (!completing) return;
    if (does.kind === 'shortcut') {
      setDraft(where, undefined);
      setCaret(null);
      props.onShortcut?.(does.callbackId, does.appId);
      return;
    }
    const next = completed(draft, completing, does.text);
    if (does.appId !== undefined) setCommandApp(where, does.appId);
    setDraft(where, next.text);
    setCaret({ where, at: next.caret, chosen: 0, isClosed: true });
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const completion = completions[chosen];
    const isWritten = event.key === 'Enter' && completing !== null && isWhole(completing, completions);
    if (completion && caret && isCompletionKey(event) && !isWritten) {
      event.preventDefault();
      if (event.key === 'Escape') {
        event.stopPropagation();
        setCaret({ ...caret, isClosed: true });
      } else if (event.key === 'Enter' || event.key === 'Tab') choose(completion);
      else {
        const step = event.key === 'ArrowDown' ? 1 : completions.length - 1;
        setCaret({ ...caret, chosen: (chosen + step) % completions.length });
      }
      return;
    }
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      props.onSend();
    } else if (event.key === 'Escape' && props.onCancel) {
      event.stopPropagation();
      props.onCancel();
    } else if (event.key === 'ArrowUp' && draft === '' && props.onUp) {
      event.preventDefault();
      props.onUp();
    }
  };
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>): void => {
    const files = [...event.clipboardData.files];
    if (files.length === 0 || !onFiles) return;
    event.preventDefault();
    onFiles(files);
  };
  return (
    <div className={css.box}>
      {completing && completions.length > 0 && (
        <CompletionList id={listId} completions={completions} chosen={chosen} onChoose={choose} />
      )}
      <textarea
        ref={field}
        className={css.field}
        data-composer={where}
        rows={1}
        aria-label={label}
        placeholder={placeholder}
        value={draft}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={completions.length > 0}
        aria-controls={completions.length > 0 ? listId : undefined}
        aria-activedescendant={completions.length > 0 ? `${listId}-${chosen}` : undefined}
        onChange={event => {
          setDraft(where, event.target.value);
          setCaret({ where, at: event.target.selectionStart, chosen: 0, isClosed: false });
        }}
        onSelect={follow}
        onBlur={() => setCaret(null)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
    </div>
  );
}

/** Whether what is written is the only thing of that name: there is nothing to complete. */
function isWhole({ sign, query }: Completing, completions: readonly Completion[]): boolean {
  const same = completions.filter(({ does }) => does.kind === 'write' && does.text === `${sign}${query}`);
  return same.length === 1;
}

function isCompletionKey({ key, shiftKey }: KeyboardEvent): boolean {
  return ['ArrowDown', 'ArrowUp', 'Escape'].includes(key) || (!shiftKey && (key === 'Enter' || key === 'Tab'));
}
