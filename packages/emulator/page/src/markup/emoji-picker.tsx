import { Autocomplete } from '@base-ui/react/autocomplete';
import { Popover } from '@base-ui/react/popover';
import { type ReactElement, useRef } from 'react';
import { pageStore, usePage } from '../store/page-store.js';
import { currentWorkspace } from '../store/selectors.js';
import { Emoji } from './emoji-mark.js';
import css from './emoji-picker.module.css';
import { searchEmoji } from './emoji.js';

const MAX_EMOJI = 160;
const COLUMNS = 8;
/** Shown before the user searches. */
const FREQUENT_EMOJI = ['+1', 'heart', 'joy', 'tada', 'eyes', 'white_check_mark', 'pray', 'raised_hands'];

export function EmojiPicker({
  trigger,
  onPick,
}: {
  readonly trigger: ReactElement;
  /** @param name without colons */
  readonly onPick: (name: string) => void;
}) {
  const { setEmojiQuery } = pageStore.getState();
  const actions = useRef<Popover.Root.Actions>(null);
  const pick = (name: string): void => {
    actions.current?.close();
    onPick(name);
  };
  return (
    <Popover.Root actionsRef={actions} onOpenChange={() => setEmojiQuery('')}>
      <Popover.Trigger render={trigger} />
      <Popover.Portal>
        <Popover.Positioner className={css.positioner} sideOffset={4} collisionPadding={8}>
          <Popover.Popup className={css.popup} aria-label="Emoji">
            <EmojiGrid onPick={pick} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function EmojiGrid({ onPick }: { readonly onPick: (name: string) => void }) {
  const query = usePage(({ emojiQuery }) => emojiQuery);
  const own = usePage(state => currentWorkspace(state)?.emoji) ?? {};
  const names = findEmojiNames(query.trim().toLowerCase(), Object.keys(own));
  return (
    <Autocomplete.Root
      open
      inline
      grid
      items={names}
      filter={null}
      autoHighlight="always"
      value={query}
      onValueChange={(value, { reason }) => {
        if (reason !== 'item-press') pageStore.getState().setEmojiQuery(value);
      }}
    >
      <Autocomplete.Input className={css.search} aria-label="Search emoji" placeholder="Search emoji" />
      <Autocomplete.Empty className={css.empty}>{names.length === 0 && 'No emoji of that name'}</Autocomplete.Empty>
      <Autocomplete.List className={css.list}>
        {toRows(names).map(row => (
          <Autocomplete.Row className={css.row} key={row[0]}>
            {row.map(name => (
              <Autocomplete.Item
                key={name}
                className={css.item}
                value={name}
                aria-label={name}
                title={`:${name}:`}
                onClick={() => onPick(name)}
              >
                <Emoji name={name} />
              </Autocomplete.Item>
            ))}
          </Autocomplete.Row>
        ))}
      </Autocomplete.List>
    </Autocomplete.Root>
  );
}

function findEmojiNames(query: string, own: readonly string[]): readonly string[] {
  const found = new Set(query === '' ? [...FREQUENT_EMOJI, ...own] : own.filter(name => name.includes(query)));
  for (const { name } of removeDuplicates(searchEmoji(query, MAX_EMOJI * 2))) found.add(name);
  return [...found].slice(0, MAX_EMOJI);
}

function removeDuplicates(entries: ReturnType<typeof searchEmoji>): ReturnType<typeof searchEmoji> {
  const byCharacter = new Map(entries.toReversed().map(entry => [entry.character, entry]));
  return entries.filter(entry => byCharacter.get(entry.character) === entry);
}

function toRows(names: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(names.length / COLUMNS) }, (_, row) =>
    names.slice(row * COLUMNS, (row + 1) * COLUMNS),
  );
}
