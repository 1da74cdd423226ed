import { useId } from 'react';
import { objectAt, objectsAt } from '../../../src/json.js';
import { useConfirm } from '../composition/confirm-dialog.js';
import { Acted } from './acted.js';
import { useControlGroup } from './control.js';
import { useElementActs } from './element-acts.js';
import type { ElementKind, ElementProps } from './element-kind.js';
import { OptionBox } from './option-box.js';
import css from './option-box.module.css';

export const kind: ElementKind = { types: ['radio_buttons'], Element: RadioButtons };

function RadioButtons(props: ElementProps) {
  const { element } = props;
  const { entry, enter, place, acting } = useElementActs(props);
  const { confirmed, question } = useConfirm(element);
  const name = useId();
  const marks = useControlGroup(props, 'Options');
  const chosen = objectAt(entry ?? {}, 'selected_option');
  return (
    <Acted acting={acting}>
      <div role="radiogroup" className={css.options} {...marks}>
        {objectsAt(element, 'options').map((option, index) => (
          <OptionBox
            key={index}
            type="radio"
            name={name}
            option={option}
            checked={chosen !== undefined && chosen.value === option.value}
            disabled={!place}
            onChange={() => confirmed(() => enter(option))}
          />
        ))}
      </div>
      {question}
    </Acted>
  );
}
