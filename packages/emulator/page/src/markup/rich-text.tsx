import type { CSSProperties, ReactNode } from 'react';
import { objectsAt, stringAt, type JsonObject } from '../../../src/json.js';
import { Inlines } from './inlines.js';
import { isJumbo } from './jumbo.js';
import css from './rich-text.module.css';

/** The deepest that lists are within one another. */
const DEEPEST = 8;

/**
 * The elements of rich text: sections, lists, quotes and code, one below the other.
 * @param isMessage a message that is nothing but a few emoji has large ones
 * @param end goes on behind the last words
 */
export function RichText({
  elements,
  isMessage = false,
  end,
}: {
  readonly elements: readonly JsonObject[];
  readonly isMessage?: boolean;
  readonly end?: ReactNode;
}) {
  const isBehind = elements.at(-1)?.type === 'rich_text_section';
  return (
    <div className={`${css.richText} ${isMessage && isJumbo(elements) ? css.jumbo : ''}`}>
      {elements.map((element, index) => (
        <Part key={index} element={element} end={isBehind && index === elements.length - 1 && end} />
      ))}
      {!isBehind && end}
    </div>
  );
}

function Part({ element, end }: { readonly element: JsonObject; readonly end: ReactNode }) {
  const within = <Inlines elements={objectsAt(element, 'elements')} />;
  const isBordered = isAbove(element.border, 0);
  switch (element.type) {
    case 'rich_text_section':
      return (
        <div className={css.section}>
          {within}
          {end}
        </div>
      );
    case 'rich_text_quote':
      return <blockquote className={css.quote}>{within}</blockquote>;
    case 'rich_text_preformatted':
      return isBordered ? (
        <div className={css.bordered}>
          <Preformatted element={element} />
        </div>
      ) : (
        <Preformatted element={element} />
      );
    case 'rich_text_list':
      return (
        <div className={isBordered ? css.bordered : ''}>
          <List list={element} />
        </div>
      );
    default:
      return <div className={css.unknown}>Unknown rich text: {stringAt(element, 'type') ?? 'without a type'}</div>;
  }
}

function Preformatted({ element }: { readonly element: JsonObject }) {
  const language = stringAt(element, 'language');
  return (
    <figure className={css.code}>
      {language !== undefined && <figcaption>{language}</figcaption>}
      <pre>
        <Inlines elements={objectsAt(element, 'elements')} />
      </pre>
    </figure>
  );
}

/** One within another is a list of its own, which says how deep it is and what its numbers go on from. */
function List({ list }: { readonly list: JsonObject }) {
  const indent = Math.min(isAbove(list.indent, 0) ? list.indent : 0, DEEPEST);
  const style: CSSProperties = { marginInlineStart: `${indent * 1.75}rem` };
  const items = objectsAt(list, 'elements').map((item, index) => (
    <li key={index}>
      <Inlines elements={objectsAt(item, 'elements')} />
    </li>
  ));
  const level = css[`level${Math.trunc(indent) % 3}`] ?? '';
  if (list.style !== 'ordered')
    return (
      <ul className={`${css.list} ${level}`} style={style}>
        {items}
      </ul>
    );
  const start = 1 + (isAbove(list.offset, 0) ? Math.trunc(list.offset) : 0);
  return (
    <ol className={`${css.list} ${level}`} style={style} start={start}>
      {items}
    </ol>
  );
}

function isAbove(value: unknown, bound: number): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value > bound;
}
