import { Autocomplete } from '@base-ui/react/autocomplete';
import type { ReactNode } from 'react';
import css from './finder.module.css';
import { pageStore, usePage } from '../store/page-store.js';

/** Something that can be found by its words. */
export interface FinderItem {
  readonly key: string;
  /** What it is found by. */
  readonly words: string;
  readonly picture: ReactNode;
  readonly label: string;
  readonly detail?: string;
  readonly choose: () => void;
}

/** A field, and below it what has the words that are written there. It stands in a dialog. */
export function Finder({
  label,
  placeholder,
  items,
  none,
}: {
  readonly label: string;
  readonly placeholder: string;
  readonly items: readonly FinderItem[];
  /** Said where nothing has these words. */
  readonly none: string;
}) {
  const text = usePage(({ overlayText }) => overlayText);
  const wanted = text.trim().toLowerCase();
  const found = items.filter(({ words }) => words.toLowerCase().includes(wanted));
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
      <Autocomplete.Empty className={css.none}>{found.length === 0 && none}</Autocomplete.Empty>
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
