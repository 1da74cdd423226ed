import { createElement } from 'react';
import { TextObject } from '../composition/text-object.js';
import type { BlockKind, BlockProps } from './block-kind.js';
import css from './header.module.css';

export const kind: BlockKind = { type: 'header', Block: Header };

/** The headings of the page come before those within messages and views. */
const TAGS = ['h3', 'h4', 'h5', 'h6'] as const;

function Header({ block }: BlockProps) {
  const level = typeof block.level === 'number' ? block.level : 1;
  const className = `${css.header} ${css[`level${level}`] ?? css.level1}`;
  return createElement(TAGS[level - 1] ?? 'h3', { className }, <TextObject text={block.text} />);
}
