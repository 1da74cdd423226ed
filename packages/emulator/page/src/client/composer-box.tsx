import {
  type ClipboardEvent,
  type KeyboardEvent,
  type SyntheticEvent,
  useEffect,
  useLayoutEffect,
  useRef,
} from 'react';
import { pageStore, usePage } from '../store/page-store.js';
import { currentWorkspace } from '../store/selectors.js';
import { CompletionList } from './completion-list.js';
import {
  applyCompletion,
  type CompletionTarget,
  findCompletionTarget,
  type Completion,
  findCompletions,
} from './completions.js';
import css from './composer-box.module.css';

export interface ComposerBoxProps {
  /** The composer's key in `drafts`. */
  readonly composerKey: string;
  readonly draft: string;
  readonly label: string;
  readonly placeholder: string;
  readonly hasCommands: boolean;
  readonly isFocused?: boolean;
  readonly onSend: () => void;
  /** Called on Escape when no suggestions are open. */
  readonly onCancel?: () => void;
  /** Called on ArrowUp in an empty composer. */
  readonly onUp?: () => void;
  readonly onShortcut?: (callbackId: string, appId: string) => void;
  readonly onFiles?: (files: readonly File[]) => void;
}

/** The text field of a composer, with suggestions. Enter sends; Shift+Enter adds a line. */
export function ComposerBox(props: ComposerBoxProps) {
  const { composerKey, draft, label, placeholder, hasCommands, isFocused = false, onFiles } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const workspace = usePage(currentWorkspace);
  const caret = usePage(state => (state.caret?.composerKey === composerKey ? state.caret : null));
  const { setCaret, setDraft, setCommandApp } = pageStore.getState();
  const word = caret && !caret.isClosed ? findCompletionTarget(draft, caret.at) : null;
  const completing = word?.sign === '/' && !hasCommands ? null : word;
  const completions = completing && workspace ? findCompletions(completing, workspace) : [];
  const chosen = Math.min(caret?.chosen ?? 0, completions.length - 1);
  const listId = `completions-${composerKey}`;

  useEffect(() => {
    const { current } = field;
    if (!isFocused || !current) return;
    current.focus();
    current.setSelectionRange(current.value.length, current.value.length);
  }, [isFocused]);
  useLayoutEffect(() => {
    // Setting the value moves the caret to the end.
    if (!caret || document.activeElement !== field.current) return;
    if (field.current?.selectionStart !== caret.at) field.current?.setSelectionRange(caret.at, caret.at);
  }, [caret]);

  const trackCaret = (event: SyntheticEvent<HTMLTextAreaElement>): void => {
    const { selectionStart: at, selectionEnd } = event.currentTarget;
    if (at !== selectionEnd || (caret?.at === at && caret.composerKey === composerKey)) return;
    setCaret({ composerKey, at, chosen: 0, isClosed: false });
  };
  const choose = (completion: Completion): void => {
    const { does } = completion;
    if (!completing) return;
    if (does.kind === 'shortcut') {
      setDraft(composerKey, undefined);
      setCaret(null);
      props.onShortcut?.(does.callbackId, does.appId);
      return;
    }
    const next = applyCompletion(draft, completing, does.text);
    if (does.appId !== undefined) setCommandApp(composerKey, does.appId);
    setDraft(composerKey, next.text);
    setCaret({ composerKey, at: next.caret, chosen: 0, isClosed: true });
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
        data-composer={composerKey}
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
          setDraft(composerKey, event.target.value);
          setCaret({ composerKey, at: event.target.selectionStart, chosen: 0, isClosed: false });
        }}
        onSelect={trackCaret}
        onBlur={() => setCaret(null)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
    </div>
  );
}

/** Whether the word already equals its only exact match. */
function isWhole({ sign, query }: CompletionTarget, completions: readonly Completion[]): boolean {
  const same = completions.filter(({ does }) => does.kind === 'write' && does.text === `${sign}${query}`);
  return same.length === 1;
}

function isCompletionKey({ key, shiftKey }: KeyboardEvent): boolean {
  return ['ArrowDown', 'ArrowUp', 'Escape'].includes(key) || (!shiftKey && (key === 'Enter' || key === 'Tab'));
}
