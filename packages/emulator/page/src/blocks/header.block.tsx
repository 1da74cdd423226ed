import { createElement } from 'react';
import { TextObject } from '../composition/text-object.js';
import type { BlockKind, BlockProps } from './block-registry.js';
import css from './header.module.css';

export default { type: 'header', Block: Header } satisfies BlockKind;

/** Levels 1 and 2 belong to the page itself. */
const TAGS = ['h3', 'h4', 'h5', 'h6'] as const;

function Header({ block }: BlockProps) {
  const level = typeof block.level === 'number' ? block.level : 1;
  const className = `${css.header} ${css[`level${level}`] ?? css.level1}`;
  return createElement(TAGS[level - 1] ?? 'h3', { className }, <TextObject text={block.text} />);
}
