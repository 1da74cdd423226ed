import { useMemo } from 'react';
import { isJsonObject, type JsonValue, objectsAt } from '../../../src/json.js';
import { type Choice, optionToChoice, optionsToChoices } from './choices.js';
import { useElementActions } from './element-actions.js';
import type { ElementKind, ElementProps } from './element-registry.js';
import { SelectMenu } from './select-menu.js';

export default { types: ['static_select', 'multi_static_select'], Element: StaticSelect } satisfies ElementKind;

function StaticSelect(props: ElementProps) {
  const { element } = props;
  const choices = useMemo(() => {
    const groups = objectsAt(element, 'option_groups');
    return optionsToChoices(groups.length > 0 ? groups : objectsAt(element, 'options'));
  }, [element]);
  return (
    <SelectMenu
      props={props}
      actions={useElementActions(props)}
      word="Select an item"
      choices={choices}
      choiceFor={valueToChoice}
    />
  );
}

export function valueToChoice(stored: JsonValue): Choice {
  return optionToChoice(isJsonObject(stored) ? stored : { value: stored });
}
