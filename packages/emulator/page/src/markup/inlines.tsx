import { createElement, type ReactNode } from 'react';
import { objectAt, stringAt, type JsonObject } from '../../../src/json.js';
import { inlineKind } from './inline-kinds.js';
import css from './markup.module.css';

/** What a line of rich text says: words, mentions, emoji, links, one after the other. */
export function Inlines({ elements }: { readonly elements: readonly JsonObject[] }) {
  return elements.map((element, index) => <Inline key={index} element={element} />);
}

function Inline({ element }: { readonly element: JsonObject }) {
  const type = stringAt(element, 'type') ?? 'without a type';
  const kind = inlineKind(type);
  if (!kind) return <span className={css.unknown}>Unknown: {type}</span>;
  return inStyle(objectAt(element, 'style') ?? {}, createElement(kind, { element }));
}

function inStyle(style: JsonObject, words: ReactNode): ReactNode {
  let styled = words;
  if (style.code === true) styled = <code className={css.code}>{styled}</code>;
  if (style.highlight === true || style.client_highlight === true) styled = <mark>{styled}</mark>;
  if (style.underline === true) styled = <u>{styled}</u>;
  if (style.strike === true) styled = <s>{styled}</s>;
  if (style.italic === true) styled = <em>{styled}</em>;
  if (style.bold === true) styled = <strong>{styled}</strong>;
  return styled;
}
