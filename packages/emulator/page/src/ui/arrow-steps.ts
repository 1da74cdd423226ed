import type { KeyboardEvent } from 'react';

/** Has the arrow keys go through the buttons and fields of something, up and down, and round. */
export function arrowSteps(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('button, input')];
  const at = stops.findIndex(stop => stop === document.activeElement);
  if (at === -1) return;
  event.preventDefault();
  stops[(at + step + stops.length) % stops.length]?.focus();
}
