import { Combobox } from '@base-ui/react/combobox';
import { type ReactNode, useMemo } from 'react';
import { isJsonObject, parseJson } from '../../../src/json.js';
import { PlainText } from '../markup/plain-text.js';
import css from './choice-menu.module.css';
import type { Choice, ChoiceGroup, Choices } from './choices.js';
import type { ControlMarks } from './control.js';
import menuCss from './menu.module.css';

export interface MenuProps {
  readonly choices: Choices;
  readonly marks: ControlMarks;
  readonly placeholder: string;
  readonly isDisabled: boolean;
  /** Fills the available width. */
  readonly isWide: boolean;
  /** Shown above the choices, or instead of them. */
  readonly status?: string | undefined;
  /** The app filters the options itself. */
  readonly isFilteredByApp?: boolean;
  /** Called when the user types or opens the menu. */
  readonly onQuery?: ((query: string) => void) | undefined;
}

const NO_MATCHES = 'No results';

const sameChoice = (one: Choice, other: Choice): boolean => one.id === other.id;
export const getChoiceLabel = ({ label }: Choice): string => label;

/** A select with one choice. Typing filters the list. */
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
  const { choices, marks, placeholder, isDisabled, isWide, status, isFilteredByApp = false, onQuery } = menu;
  const value = useStableChoice(chosen);
  return (
    <Combobox.Root
      items={choices}
      value={value}
      disabled={isDisabled}
      autoHighlight
      isItemEqualToValue={sameChoice}
      itemToStringLabel={getChoiceLabel}
      {...(isFilteredByApp ? { filter: null } : {})}
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
        <OpenButton />
      </Combobox.InputGroup>
      <ChoicePopup status={status} empty={NO_MATCHES} />
    </Combobox.Root>
  );
}

/** A select with several choices. */
export function ChoicesMenu({
  chosen,
  maxChoices,
  onChoose,
  ...menu
}: MenuProps & {
  readonly chosen: readonly Choice[];
  readonly maxChoices: number;
  readonly onChoose: (choices: readonly Choice[]) => void;
}) {
  const { choices, marks, placeholder, isDisabled, isWide, status, isFilteredByApp = false, onQuery } = menu;
  const isFull = chosen.length >= maxChoices;
  return (
    <Combobox.Root
      multiple
      items={choices}
      value={[...chosen]}
      disabled={isDisabled}
      autoHighlight
      isItemEqualToValue={sameChoice}
      itemToStringLabel={getChoiceLabel}
      {...(isFilteredByApp ? { filter: null } : {})}
      onValueChange={(now: Choice[], { reason }) => {
        if (now.length <= maxChoices && reason !== 'escape-key') onChoose(now);
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
        <OpenButton />
      </Combobox.InputGroup>
      <ChoicePopup
        status={isFull ? `You can select up to ${maxChoices}. Remove one to select another.` : status}
        empty={NO_MATCHES}
      />
    </Combobox.Root>
  );
}

/** For the mouse only: the keyboard opens the list from the field. */
function OpenButton() {
  return (
    <Combobox.Trigger className={css.mark} aria-label="Open" tabIndex={-1}>
      <span aria-hidden>▾</span>
    </Combobox.Trigger>
  );
}

/** The popup list of a select. `status` is shown above the choices, or instead of them. */
export function ChoicePopup({ status, empty }: { readonly status: ReactNode; readonly empty: string }) {
  return (
    <Combobox.Portal>
      <Combobox.Positioner className={menuCss.positioner} sideOffset={4} align="start">
        <Combobox.Popup className={menuCss.popup}>
          <Combobox.Status className={status ? menuCss.status : undefined}>{status}</Combobox.Status>
          <Combobox.Empty>{status ? null : <div className={menuCss.status}>{empty}</div>}</Combobox.Empty>
          <Combobox.List>
            {(listed: Choice | ChoiceGroup) =>
              'items' in listed ? (
                <Combobox.Group key={listed.value} items={listed.items}>
                  <Combobox.GroupLabel className={menuCss.group}>
                    <PlainText text={listed.value} />
                  </Combobox.GroupLabel>
                  <Combobox.Collection>
                    {(choice: Choice) => <ChoiceItem key={choice.id} choice={choice} />}
                  </Combobox.Collection>
                </Combobox.Group>
              ) : (
                <ChoiceItem key={listed.id} choice={listed} />
              )
            }
          </Combobox.List>
        </Combobox.Popup>
      </Combobox.Positioner>
    </Combobox.Portal>
  );
}

function ChoiceItem({ choice }: { readonly choice: Choice }) {
  return (
    <Combobox.Item className={menuCss.item} value={choice}>
      <PlainText text={choice.label} />
      <Combobox.ItemIndicator className={menuCss.chosen}>✓</Combobox.ItemIndicator>
      {choice.description !== undefined && (
        <span className={menuCss.description}>
          <PlainText text={choice.description} />
        </span>
      )}
    </Combobox.Item>
  );
}

/**
 * Returns the same object while the choice is equal. A new object would make the combobox replace the text that the
 * user is typing.
 */
export function useStableChoice(choice: Choice | null): Choice | null {
  const id = choice?.id;
  const label = choice?.label;
  const description = choice?.description;
  const value = choice ? JSON.stringify(choice.value) : undefined;
  return useMemo(() => {
    if (id === undefined || label === undefined || value === undefined) return null;
    const parsed = parseJson(value);
    return { id, label, description, value: isJsonObject(parsed) ? parsed : id };
  }, [id, label, description, value]);
}
