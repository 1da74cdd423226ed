import { useId } from 'react';
import { objectAt, objectsAt } from '../../../src/json.js';
import { useConfirm } from '../composition/confirm-dialog.js';
import { ActionStatusFrame } from './action-status.js';
import { useControlGroup } from './control.js';
import { useElementActions } from './element-actions.js';
import type { ElementKind, ElementProps } from './element-registry.js';
import { OptionBox } from './option-box.js';
import css from './option-box.module.css';

export default { types: ['radio_buttons'], Element: RadioButtons } satisfies ElementKind;

function RadioButtons(props: ElementProps) {
  const { element } = props;
  const { entry, enter, location, actionStatus } = useElementActions(props);
  const { withConfirmation, confirmDialog } = useConfirm(element);
  const name = useId();
  const marks = useControlGroup(props, 'Options');
  const chosen = objectAt(entry ?? {}, 'selected_option');
  return (
    <ActionStatusFrame actionStatus={actionStatus}>
      <div role="radiogroup" className={css.options} {...marks}>
        {objectsAt(element, 'options').map((option, index) => (
          <OptionBox
            key={index}
            type="radio"
            name={name}
            option={option}
            checked={chosen !== undefined && chosen.value === option.value}
            disabled={!location}
            onChange={() => withConfirmation(() => enter(option))}
          />
        ))}
      </div>
      {confirmDialog}
    </ActionStatusFrame>
  );
}
