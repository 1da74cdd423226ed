import { Autocomplete } from '@base-ui/react/autocomplete';
import type { ReactNode } from 'react';
import css from './finder.module.css';
import { pageStore, usePage } from '../store/page-store.js';

export interface FinderItem {
  readonly key: string;
  /** The text that is searched. */
  readonly words: string;
  readonly picture: ReactNode;
  readonly label: string;
  readonly detail?: string;
  readonly choose: () => void;
}

/** A search field with a list of matches, for use in a dialog. */
export function Finder({
  label,
  placeholder,
  items,
  emptyText,
}: {
  readonly label: string;
  readonly placeholder: string;
  readonly items: readonly FinderItem[];
  /** Shown without matches. */
  readonly emptyText: string;
}) {
  const text = usePage(({ overlayText }) => overlayText);
  const searchText = text.trim().toLowerCase();
  const found = items.filter(({ words }) => words.toLowerCase().includes(searchText));
  return (
    <Autocomplete.Root
      open
      inline
      items={found}
      filter={null}
      autoHighlight="always"
      keepHighlight
      value={text}
      itemToStringValue={({ words }: FinderItem) => words}
      onValueChange={(value, { reason }) => {
        if (reason !== 'item-press') pageStore.getState().setOverlayText(value);
      }}
    >
      <Autocomplete.Input className={css.field} aria-label={label} placeholder={placeholder} />
      <Autocomplete.Empty className={css.none}>{found.length === 0 && emptyText}</Autocomplete.Empty>
      <Autocomplete.List className={css.list} aria-label={label}>
        {(item: FinderItem) => (
          <Autocomplete.Item key={item.key} value={item} className={css.item} onClick={item.choose}>
            {item.picture}
            <span className={css.label}>{item.label}</span>
            {item.detail && <span className={css.detail}>{item.detail}</span>}
          </Autocomplete.Item>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  );
}
