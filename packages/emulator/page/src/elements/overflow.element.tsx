import { Menu } from '@base-ui/react/menu';
import { objectsAt, stringAt } from '../../../src/json.js';
import { useConfirm } from '../composition/confirm-dialog.js';
import { TextObject } from '../composition/text-object.js';
import { Button } from '../ui/button.js';
import { Acted } from './acted.js';
import { useElementActs } from './element-acts.js';
import type { ElementKind, ElementProps } from './element-kind.js';
import { followLink } from './follow-link.js';
import css from './menu.module.css';

export const kind: ElementKind = { types: ['overflow'], Element: Overflow };

function Overflow({ element, block, label }: ElementProps) {
  const { choose, place, acting } = useElementActs({ element, block });
  const { confirmed, question } = useConfirm(element);
  return (
    <Acted acting={acting}>
      <Menu.Root disabled={!place}>
        <Menu.Trigger
          render={<Button />}
          aria-label={label === '' ? 'More options' : `More options: ${label}`}
          aria-disabled={acting?.isBusy}
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
                    confirmed(() => {
                      followLink(stringAt(option, 'url'));
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
      {question}
    </Acted>
  );
}
