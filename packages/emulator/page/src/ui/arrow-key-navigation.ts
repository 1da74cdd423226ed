import type { KeyboardEvent } from 'react';

/** Moves the focus between buttons and fields with the arrow keys, in a cycle. */
export function handleArrowKeys(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('button, input')];
  const at = stops.findIndex(stop => stop === document.activeElement);
  if (at === -1) return;
  event.preventDefault();
  stops[(at + step + stops.length) % stops.length]?.focus();
}
