import { Menu } from '@base-ui/react/menu';
import { objectsAt, stringAt } from '../../../src/json.js';
import { useConfirm } from '../composition/confirm-dialog.js';
import { TextObject } from '../composition/text-object.js';
import { openLink } from '../markup/safe-link.js';
import { Button } from '../ui/button.js';
import { ActionStatusFrame } from './action-status.js';
import { useElementActions } from './element-actions.js';
import type { ElementKind, ElementProps } from './element-registry.js';
import css from './menu.module.css';

export default { types: ['overflow'], Element: Overflow } satisfies ElementKind;

function Overflow({ element, block, label }: ElementProps) {
  const { choose, location, actionStatus } = useElementActions({ element, block });
  const { withConfirmation, confirmDialog } = useConfirm(element);
  return (
    <ActionStatusFrame actionStatus={actionStatus}>
      <Menu.Root disabled={!location}>
        <Menu.Trigger
          render={<Button />}
          aria-label={label === '' ? 'More options' : `More options: ${label}`}
          aria-disabled={actionStatus?.isBusy}
        >
          <span aria-hidden>•••</span>
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner className={css.positioner} sideOffset={4} align="end">
            <Menu.Popup className={css.popup}>
              {objectsAt(element, 'options').map((option, index) => (
                <Menu.Item
                  key={stringAt(option, 'value') ?? index}
                  className={css.item}
                  onClick={() =>
                    withConfirmation(() => {
                      openLink(stringAt(option, 'url'));
                      choose(option);
                    })
                  }
                >
                  <TextObject text={option.text} />
                  {option.description !== undefined && (
                    <span className={css.description}>
                      <TextObject text={option.description} />
                    </span>
                  )}
                </Menu.Item>
              ))}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      {confirmDialog}
    </ActionStatusFrame>
  );
}
