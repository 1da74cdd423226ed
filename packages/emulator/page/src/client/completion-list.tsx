import { useEffect, useRef } from 'react';
import { Avatar } from '../ui/avatar.js';
import type { Completion } from './completions.js';
import css from './completion-list.module.css';

/** Suggestions for the word at the caret. The focus stays in the text field. */
export function CompletionList({
  id,
  completions,
  chosen,
  onChoose,
}: {
  readonly id: string;
  readonly completions: readonly Completion[];
  readonly chosen: number;
  readonly onChoose: (completion: Completion) => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });
  return (
    <div ref={list} className={css.list} id={id} role="listbox" aria-label="Completions">
      {completions.map((completion, index) => (
        <div
          key={completion.key}
          id={`${id}-${index}`}
          className={css.item}
          role="option"
          tabIndex={-1}
          aria-selected={index === chosen}
          // Prevents the text field from losing the caret.
          onMouseDown={event => event.preventDefault()}
          onClick={() => onChoose(completion)}
          onKeyDown={() => undefined}
        >
          <CompletionIcon picture={completion.picture} />
          <span className={css.label}>{completion.label}</span>
          {completion.usage && <span className={css.usage}>{completion.usage}</span>}
          {completion.detail && <span className={css.detail}>{completion.detail}</span>}
        </div>
      ))}
    </div>
  );
}

function CompletionIcon({ picture }: Pick<Completion, 'picture'>) {
  if (picture.kind === 'person') {
    return <Avatar id={picture.id} name={picture.name} isApp={picture.isApp} size="small" />;
  }
  return (
    <span className={css.sign} aria-hidden="true">
      {picture.sign}
    </span>
  );
}
