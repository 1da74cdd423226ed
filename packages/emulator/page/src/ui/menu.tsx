import { Menu } from '@base-ui/react/menu';
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.js';
import css from './menu.module.css';

/** The popup of a menu, for use inside `Menu.Root`. */
export function MenuPopup({
  children,
  align = 'start',
  side = 'bottom',
}: {
  readonly children: ReactNode;
  readonly align?: 'start' | 'end';
  readonly side?: 'top' | 'bottom';
}) {
  return (
    <Menu.Portal>
      <Menu.Positioner className={css.positioner} sideOffset={4} align={align} side={side}>
        <Menu.Popup className={css.popup}>{children}</Menu.Popup>
      </Menu.Positioner>
    </Menu.Portal>
  );
}

export function MenuItem({
  icon,
  children,
  hint,
  isDangerous = false,
  onChoose,
}: {
  readonly icon?: IconName;
  readonly children: ReactNode;
  /** At the end of the item: a shortcut key or an owner. */
  readonly hint?: string | undefined;
  readonly isDangerous?: boolean;
  readonly onChoose: () => void;
}) {
  return (
    <Menu.Item className={css.item} data-dangerous={isDangerous ? '' : undefined} onClick={onChoose}>
      {icon && <Icon name={icon} size={16} />}
      <span className={css.label}>{children}</span>
      {hint !== undefined && <span className={css.hint}>{hint}</span>}
    </Menu.Item>
  );
}

export function MenuGroup({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Menu.Group>
      <Menu.GroupLabel className={css.groupLabel}>{label}</Menu.GroupLabel>
      {children}
    </Menu.Group>
  );
}

export function MenuSeparator() {
  return <Menu.Separator className={css.separator} />;
}

/** A radio item. */
export function MenuChoice({ value, children }: { readonly value: string; readonly children: ReactNode }) {
  return (
    <Menu.RadioItem className={css.item} value={value} closeOnClick>
      <span className={css.label}>{children}</span>
      <Menu.RadioItemIndicator className={css.hint}>
        <Icon name="check" size={16} />
      </Menu.RadioItemIndicator>
    </Menu.RadioItem>
  );
}

/** A checkbox item. */
export function MenuCheck({
  isChosen,
  onChoose,
  children,
}: {
  readonly isChosen: boolean;
  readonly onChoose: (isChosen: boolean) => void;
  readonly children: ReactNode;
}) {
  return (
    <Menu.CheckboxItem className={css.item} checked={isChosen} onCheckedChange={onChoose}>
      <span className={css.label}>{children}</span>
      <Menu.CheckboxItemIndicator className={css.hint}>
        <Icon name="check" size={16} />
      </Menu.CheckboxItemIndicator>
    </Menu.CheckboxItem>
  );
}
