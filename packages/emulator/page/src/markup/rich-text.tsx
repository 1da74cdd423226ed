import type { CSSProperties, ReactNode } from 'react';
import { type JsonObject, objectsAt, stringAt } from '../../../src/json.js';
import { Inlines } from './inlines.js';
import css from './rich-text.module.css';

const MAX_LIST_INDENT = 8;

/**
 * Rich text: sections, lists, quotes and code.
 * @param isMessage enlarges a message that consists of a few emoji
 * @param end rendered after the last word
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
    <div className={`${css.richText} ${isMessage && isLargeEmoji(elements) ? css.jumbo : ''}`}>
      {elements.map((element, index) => (
        <RichTextBlockElement key={index} element={element} end={isBehind && index === elements.length - 1 && end} />
      ))}
      {!isBehind && end}
    </div>
  );
}

function RichTextBlockElement({ element, end }: { readonly element: JsonObject; readonly end: ReactNode }) {
  const within = <Inlines elements={objectsAt(element, 'elements')} />;
  const isBordered = isGreaterThan(element.border, 0);
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
          <RichTextList list={element} />
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

/** Slack sends a nested list as a separate list with `indent` and `offset`. */
function RichTextList({ list }: { readonly list: JsonObject }) {
  const indent = Math.min(isGreaterThan(list.indent, 0) ? list.indent : 0, MAX_LIST_INDENT);
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
  const start = 1 + (isGreaterThan(list.offset, 0) ? Math.trunc(list.offset) : 0);
  return (
    <ol className={`${css.list} ${level}`} style={style} start={start}>
      {items}
    </ol>
  );
}

function isGreaterThan(value: unknown, bound: number): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value > bound;
}

/** Slack enlarges at most this many emoji. */
const MAX_LARGE_EMOJI = 23;

export function isLargeEmoji(elements: readonly JsonObject[]): boolean {
  const [section, ...others] = elements;
  if (section?.type !== 'rich_text_section' || others.length > 0) return false;
  const inlines = objectsAt(section, 'elements');
  const emoji = inlines.filter(({ type }) => type === 'emoji');
  return (
    emoji.length > 0 && emoji.length <= MAX_LARGE_EMOJI && inlines.every(each => each.type === 'emoji' || isBlank(each))
  );
}

function isBlank(element: JsonObject): boolean {
  return element.type === 'text' && stringAt(element, 'text')?.trim() === '';
}
