import type { ComponentProps } from 'react';
import css from './button.module.css';

/** A button. `quiet` has no frame until it is pointed at. */
export function Button({
  look = 'plain',
  ...props
}: ComponentProps<'button'> & { readonly look?: 'plain' | 'primary' | 'danger' | 'quiet' }) {
  return <button type="button" {...props} className={`${css.button} ${css[look]} ${props.className ?? ''}`} />;
}
