import type { JsonValue } from '../../../src/json.js';
import { useConfirm } from '../composition/confirm-dialog.js';
import { ActionStatusFrame } from './action-status.js';
import { ChoiceMenu, ChoicesMenu } from './choice-menu.js';
import type { Choice, Choices } from './choices.js';
import { placeholderOf, useControl } from './control.js';
import type { ElementActions } from './element-actions.js';
import type { ElementProps } from './element-registry.js';

/** A select of any kind, single or multiple. */
export function SelectMenu({
  props,
  actions: { entry, enter, location, actionStatus },
  word,
  choiceFor,
  ...menu
}: {
  readonly props: ElementProps;
  readonly actions: ElementActions;
  /** The default placeholder. */
  readonly word: string;
  readonly choices: Choices;
  readonly choiceFor: (stored: JsonValue) => Choice;
  readonly status?: string | undefined;
  readonly isFilteredByApp?: boolean;
  readonly onQuery?: (query: string) => void;
}) {
  const { element, block } = props;
  const { withConfirmation, confirmDialog } = useConfirm(element);
  const stored = Object.entries(entry ?? {}).find(([field]) => field.startsWith('selected_'))?.[1];
  const parts = {
    ...menu,
    marks: useControl(props, word),
    placeholder: placeholderOf(element) ?? word,
    isDisabled: !location,
    isWide: block.type === 'input',
  };
  const { max_selected_items: maximum } = element;
  return (
    <ActionStatusFrame actionStatus={actionStatus} isWide={parts.isWide}>
      {Array.isArray(stored) ? (
        <ChoicesMenu
          {...parts}
          chosen={stored.map(choiceFor)}
          maxChoices={typeof maximum === 'number' ? maximum : Infinity}
          onChoose={choices => withConfirmation(() => enter(choices.map(({ value }) => value)))}
        />
      ) : (
        <ChoiceMenu
          {...parts}
          chosen={stored === undefined || stored === null ? null : choiceFor(stored)}
          isClearable={parts.isWide && block.optional === true}
          onChoose={choice => withConfirmation(() => enter(choice?.value ?? null))}
        />
      )}
      {confirmDialog}
    </ActionStatusFrame>
  );
}
