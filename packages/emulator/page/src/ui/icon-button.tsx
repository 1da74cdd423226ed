import type { ComponentProps } from 'react';
import { Icon, type IconName } from './icon.js';
import css from './icon-button.module.css';

/** The label is also the tooltip. */
export function IconButton({
  icon,
  label,
  size,
  ...props
}: Omit<ComponentProps<'button'>, 'children'> & {
  readonly icon: IconName;
  readonly label: string;
  readonly size?: number;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...props}
      className={`${css.button} ${props.className ?? ''}`}
    >
      <Icon name={icon} {...(size === undefined ? {} : { size })} />
    </button>
  );
}
