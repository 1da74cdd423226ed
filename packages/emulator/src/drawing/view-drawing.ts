import type { View } from '../workspace/views/view.js';
import { drawBlocks } from './block-drawing.js';
import { frame } from './frame.js';
import { textOf, type Names } from './written-text.js';

/** A modal or Home tab in a box, with what was entered, what the app found fault with, and the buttons below. */
export function drawView(view: View, names: Names): string {
  const { title, submit, close, type } = view;
  const buttons = [close ?? 'Cancel', ...(submit ? [submit] : [])].map(each => `[ ${textOf(each, names)} ]`);
  return frame(
    type === 'home' ? 'Home' : textOf(title ?? '', names) || 'untitled',
    viewLines(view, names),
    type === 'home' ? [] : [buttons.join(' ')],
  );
}

/** What a view shows within its frame. */
export function viewLines({ blocks, state, errors }: View, names: Names): string[] {
  return drawBlocks(blocks, { names, state, errors });
}
