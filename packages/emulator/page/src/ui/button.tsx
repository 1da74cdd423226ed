import type { ComponentProps } from 'react';
import css from './button.module.css';

/** The `quiet` variant has no border until it is hovered. */
export function Button({
  variant = 'plain',
  ...props
}: ComponentProps<'button'> & { readonly variant?: 'plain' | 'primary' | 'danger' | 'quiet' }) {
  return <button type="button" {...props} className={`${css.button} ${css[variant]} ${props.className ?? ''}`} />;
}
