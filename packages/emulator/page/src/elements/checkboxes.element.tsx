import { useId } from 'react';
import { objectsAt } from '../../../src/json.js';
import { useConfirm } from '../composition/confirm-dialog.js';
import { Acted } from './acted.js';
import { useControlGroup } from './control.js';
import { useElementActs } from './element-acts.js';
import type { ElementKind, ElementProps } from './element-kind.js';
import { OptionBox } from './option-box.js';
import css from './option-box.module.css';

export const kind: ElementKind = { types: ['checkboxes'], Element: Checkboxes };

function Checkboxes(props: ElementProps) {
  const { element } = props;
  const { entry, enter, place, acting } = useElementActs(props);
  const { confirmed, question } = useConfirm(element);
  const name = useId();
  const { 'aria-required': _required, 'aria-invalid': _invalid, ...marks } = useControlGroup(props, 'Options');
  const options = objectsAt(element, 'options');
  const chosen = objectsAt(entry ?? {}, 'selected_options');
  const isChosen = (value: unknown): boolean => chosen.some(each => each.value === value);
  return (
    <Acted acting={acting}>
      <fieldset className={css.options} {...marks}>
        {options.map((option, index) => (
          <OptionBox
            key={index}
            type="checkbox"
            name={name}
            option={option}
            checked={isChosen(option.value)}
            disabled={!place}
            onChange={({ target: { checked } }) => {
              const others = chosen.filter(each => each.value !== option.value);
              confirmed(() => enter(checked ? [...others, option] : others));
            }}
          />
        ))}
      </fieldset>
      {question}
    </Acted>
  );
}
