import type { JsonValue } from '../../../src/json.js';
import { useConfirm } from '../composition/confirm-dialog.js';
import { Acted } from './acted.js';
import type { Choice, Choices } from './choice.js';
import { ChoiceMenu, ChoicesMenu } from './choice-menu.js';
import { placeholderOf, useControl } from './control.js';
import type { ElementActs } from './element-acts.js';
import type { ElementProps } from './element-kind.js';

/** A select of any kind, of one or of several. */
export function SelectMenu({
  props,
  acts: { entry, enter, place, acting },
  word,
  choiceFor,
  ...menu
}: {
  readonly props: ElementProps;
  readonly acts: ElementActs;
  /** What stands in it where the element says nothing. */
  readonly word: string;
  readonly choices: Choices;
  /** The choice of what it holds. */
  readonly choiceFor: (held: JsonValue) => Choice;
  readonly status?: string | undefined;
  readonly isSortedOut?: boolean;
  readonly onQuery?: (query: string) => void;
}) {
  const { element, block } = props;
  const { confirmed, question } = useConfirm(element);
  const held = Object.entries(entry ?? {}).find(([field]) => field.startsWith('selected_'))?.[1];
  const parts = {
    ...menu,
    marks: useControl(props, word),
    placeholder: placeholderOf(element) ?? word,
    isDisabled: !place,
    isWide: block.type === 'input',
  };
  const { max_selected_items: most } = element;
  return (
    <Acted acting={acting} isWide={parts.isWide}>
      {Array.isArray(held) ? (
        <ChoicesMenu
          {...parts}
          chosen={held.map(choiceFor)}
          most={typeof most === 'number' ? most : Infinity}
          onChoose={choices => confirmed(() => enter(choices.map(({ value }) => value)))}
        />
      ) : (
        <ChoiceMenu
          {...parts}
          chosen={held === undefined || held === null ? null : choiceFor(held)}
          isClearable={parts.isWide && block.optional === true}
          onChoose={choice => confirmed(() => enter(choice?.value ?? null))}
        />
      )}
      {question}
    </Acted>
  );
}
