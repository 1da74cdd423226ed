import { useId } from 'react';
import { objectsAt } from '../../../src/json.js';
import { useConfirm } from '../composition/confirm-dialog.js';
import { ActionStatusFrame } from './action-status.js';
import { useControlGroup } from './control.js';
import { useElementActions } from './element-actions.js';
import type { ElementKind, ElementProps } from './element-registry.js';
import { OptionBox } from './option-box.js';
import css from './option-box.module.css';

export default { types: ['checkboxes'], Element: Checkboxes } satisfies ElementKind;

function Checkboxes(props: ElementProps) {
  const { element } = props;
  const { entry, enter, location, actionStatus } = useElementActions(props);
  const { withConfirmation, confirmDialog } = useConfirm(element);
  const name = useId();
  const { 'aria-required': _required, 'aria-invalid': _invalid, ...marks } = useControlGroup(props, 'Options');
  const options = objectsAt(element, 'options');
  const chosen = objectsAt(entry ?? {}, 'selected_options');
  const isChosen = (value: unknown): boolean => chosen.some(each => each.value === value);
  return (
    <ActionStatusFrame actionStatus={actionStatus}>
      <fieldset className={css.options} {...marks}>
        {options.map((option, index) => (
          <OptionBox
            key={index}
            type="checkbox"
            name={name}
            option={option}
            checked={isChosen(option.value)}
            disabled={!location}
            onChange={({ target: { checked } }) => {
              const others = chosen.filter(each => each.value !== option.value);
              withConfirmation(() => enter(checked ? [...others, option] : others));
            }}
          />
        ))}
      </fieldset>
      {confirmDialog}
    </ActionStatusFrame>
  );
}
