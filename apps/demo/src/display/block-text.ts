import { controlsOf, controlText } from './controls.js';
import type { Names } from './names.js';
import { listAt, textAt } from './payload-reading.js';

/** A message's or Home's block as lines of text. */
export function blockLines(block: unknown, names: Names): string[] {
  const controls = controlsOf(block).map(controlText).join(' ');
  return [...textLines(block, names), ...(controls === '' ? [] : [controls])];
}

function textLines(block: unknown, names: Names): string[] {
  switch (textAt(block, 'type')) {
    case 'header':
    case 'section':
      return [textAt(block, 'text'), textAt(block, 'text', 'text'), ...fieldTexts(block)]
        .filter(text => text !== undefined)
        .flatMap(text => names.read(text).split('\n'));
    case 'context': {
      const texts = listAt(block, 'elements').map(element => names.read(textAt(element, 'text') ?? ''));
      return [texts.filter(text => text !== '').join(' · ')];
    }
    case 'divider':
      return ['───'];
    default:
      return [];
  }
}

const fieldTexts = (block: unknown) => listAt(block, 'fields').map(field => textAt(field, 'text'));
