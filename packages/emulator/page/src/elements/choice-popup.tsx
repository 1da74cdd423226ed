import { Combobox } from '@base-ui/react/combobox';
import type { ReactNode } from 'react';
import { PlainText } from '../markup/plain-text.js';
import type { Choice, ChoiceGroup } from './choice.js';
import css from './menu.module.css';

/** The list that drops down from a menu. `status`: what there is to say of it, beside the choices or instead of them. */
export function ChoicePopup({ status, empty }: { readonly status: ReactNode; readonly empty: string }) {
  return (
    <Combobox.Portal>
      <Combobox.Positioner className={css.positioner} sideOffset={4} align="start">
        <Combobox.Popup className={css.popup}>
          <Combobox.Status className={status ? css.status : undefined}>{status}</Combobox.Status>
          <Combobox.Empty>{status ? null : <div className={css.status}>{empty}</div>}</Combobox.Empty>
          <Combobox.List>
            {(listed: Choice | ChoiceGroup) =>
              'items' in listed ? (
                <Combobox.Group key={listed.value} items={listed.items}>
                  <Combobox.GroupLabel className={css.group}>
                    <PlainText text={listed.value} />
                  </Combobox.GroupLabel>
                  <Combobox.Collection>
                    {(choice: Choice) => <Item key={choice.id} choice={choice} />}
                  </Combobox.Collection>
                </Combobox.Group>
              ) : (
                <Item key={listed.id} choice={listed} />
              )
            }
          </Combobox.List>
        </Combobox.Popup>
      </Combobox.Positioner>
    </Combobox.Portal>
  );
}

function Item({ choice }: { readonly choice: Choice }) {
  return (
    <Combobox.Item className={css.item} value={choice}>
      <PlainText text={choice.label} />
      <Combobox.ItemIndicator className={css.chosen}>✓</Combobox.ItemIndicator>
      {choice.description !== undefined && (
        <span className={css.description}>
          <PlainText text={choice.description} />
        </span>
      )}
    </Combobox.Item>
  );
}
