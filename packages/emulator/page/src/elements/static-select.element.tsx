import { useMemo } from 'react';
import { isJsonObject, objectsAt, type JsonValue } from '../../../src/json.js';
import { choiceOf, choicesOf, type Choice } from './choice.js';
import { useElementActs } from './element-acts.js';
import type { ElementKind, ElementProps } from './element-kind.js';
import { SelectMenu } from './select-menu.js';

export const kind: ElementKind = { types: ['static_select', 'multi_static_select'], Element: StaticSelect };

function StaticSelect(props: ElementProps) {
  const { element } = props;
  const choices = useMemo(() => {
    const groups = objectsAt(element, 'option_groups');
    return choicesOf(groups.length > 0 ? groups : objectsAt(element, 'options'));
  }, [element]);
  return (
    <SelectMenu
      props={props}
      acts={useElementActs(props)}
      word="Select an item"
      choices={choices}
      choiceFor={optionChoice}
    />
  );
}

/** The choice of an option that a select holds. */
export function optionChoice(held: JsonValue): Choice {
  return choiceOf(isJsonObject(held) ? held : { value: held });
}
