import { Combobox } from '@base-ui/react/combobox';
import type { Choice, Choices } from './choice.js';
import { ChoicePopup } from './choice-popup.js';
import type { ControlMarks } from './control.js';
import css from './choice-menu.module.css';
import { useUnlessChanged } from './unless-changed.js';

/** What a menu is made of, whether it takes one choice or several. */
export interface MenuProps {
  readonly choices: Choices;
  readonly marks: ControlMarks;
  readonly placeholder: string;
  readonly isDisabled: boolean;
  /** As wide as there is room. */
  readonly isWide: boolean;
  /** What there is to say of the list, beside the choices or instead of them. */
  readonly status?: string | undefined;
  /** The app sorts out by itself what fits to what was typed. */
  readonly isSortedOut?: boolean;
  /** Somebody typed, or opened it. */
  readonly onQuery?: ((query: string) => void) | undefined;
}

const NOTHING_FITS = 'Nothing here fits to that.';

const sameChoice = (one: Choice, other: Choice): boolean => one.id === other.id;
export const labelOf = ({ label }: Choice): string => label;

/** A menu in which one is chosen. What is typed into it sorts out what it lists. */
export function ChoiceMenu({
  chosen,
  isClearable,
  onChoose,
  ...menu
}: MenuProps & {
  readonly chosen: Choice | null;
  readonly isClearable: boolean;
  readonly onChoose: (choice: Choice | null) => void;
}) {
  const { choices, marks, placeholder, isDisabled, isWide, status, isSortedOut = false, onQuery } = menu;
  const value = useUnlessChanged(chosen);
  return (
    <Combobox.Root
      items={choices}
      value={value}
      disabled={isDisabled}
      autoHighlight
      isItemEqualToValue={sameChoice}
      itemToStringLabel={labelOf}
      {...(isSortedOut ? { filter: null } : {})}
      onValueChange={(choice: Choice | null, { reason }) => {
        if (choice?.id === chosen?.id || reason === 'escape-key') return;
        if (choice || isClearable) onChoose(choice);
      }}
      onOpenChange={(isOpen, { reason }) => {
        if (isOpen && reason !== 'input-change') onQuery?.('');
      }}
      onInputValueChange={(query, { reason }) => {
        if (reason === 'input-change') onQuery?.(query);
      }}
    >
      <Combobox.InputGroup className={`${css.menu} ${isWide ? css.wide : ''}`}>
        <Combobox.Input {...marks} className={css.input} placeholder={placeholder} />
        {isClearable && (
          <Combobox.Clear className={css.mark} aria-label="Clear">
            ✕
          </Combobox.Clear>
        )}
        <Opener />
      </Combobox.InputGroup>
      <ChoicePopup status={status} empty={NOTHING_FITS} />
    </Combobox.Root>
  );
}

/** A menu in which several are chosen. */
export function ChoicesMenu({
  chosen,
  most,
  onChoose,
  ...menu
}: MenuProps & {
  readonly chosen: readonly Choice[];
  /** How many it takes. */
  readonly most: number;
  readonly onChoose: (choices: readonly Choice[]) => void;
}) {
  const { choices, marks, placeholder, isDisabled, isWide, status, isSortedOut = false, onQuery } = menu;
  const isFull = chosen.length >= most;
  return (
    <Combobox.Root
      multiple
      items={choices}
      value={[...chosen]}
      disabled={isDisabled}
      autoHighlight
      isItemEqualToValue={sameChoice}
      itemToStringLabel={labelOf}
      {...(isSortedOut ? { filter: null } : {})}
      onValueChange={(now: Choice[], { reason }) => {
        if (now.length <= most && reason !== 'escape-key') onChoose(now);
      }}
      onOpenChange={(isOpen, details) => {
        if (isOpen && details.reason !== 'input-change') onQuery?.('');
        else if (!isOpen && details.reason === 'item-press') details.cancel();
      }}
      onInputValueChange={(query, { reason }) => {
        if (reason === 'input-change') onQuery?.(query);
      }}
    >
      <Combobox.InputGroup className={`${css.menu} ${isWide ? css.wide : ''}`}>
        <Combobox.Chips className={css.chips}>
          {chosen.map(choice => (
            <Combobox.Chip key={choice.id} className={css.chip} aria-label={choice.label}>
              {choice.label}
              <Combobox.ChipRemove className={css.remove} aria-label={`Remove ${choice.label}`}>
                ✕
              </Combobox.ChipRemove>
            </Combobox.Chip>
          ))}
          <Combobox.Input {...marks} className={css.input} placeholder={chosen.length === 0 ? placeholder : ''} />
        </Combobox.Chips>
        <Opener />
      </Combobox.InputGroup>
      <ChoicePopup
        status={isFull ? `No more than ${most} can be chosen. Remove one to choose another.` : status}
        empty={NOTHING_FITS}
      />
    </Combobox.Root>
  );
}

/** For the mouse: the keyboard opens the list from the field. */
function Opener() {
  return (
    <Combobox.Trigger className={css.mark} aria-label="Open" tabIndex={-1}>
      <span aria-hidden>▾</span>
    </Combobox.Trigger>
  );
}
