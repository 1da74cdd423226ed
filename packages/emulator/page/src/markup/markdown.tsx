import { Lexer, type MarkedToken, type Token, type Tokens } from 'marked';
import { createElement, type ReactNode, useMemo } from 'react';
import { parseInlineMarkup } from '../../../src/block-kit/mrkdwn-to-rich-text.js';
import { ScrollRegion } from '../ui/scroll-region.js';
import { Inlines } from './inlines.js';
import css from './markdown.module.css';
import { SafeLink } from './safe-link.js';

/** GitHub Flavored Markdown. HTML is displayed as text. */
export function Markdown({ text }: { readonly text: string }) {
  const tokens = useMemo(() => Lexer.lex(text, { gfm: true }), [text]);
  return (
    <div className={css.markdown}>
      <MarkdownTokens tokens={tokens} />
    </div>
  );
}

/** Slack also supports mentions and emoji in Markdown. */
const REFERENCES = { linksUrls: false, isEscaped: true };

export function MarkdownTokens({ tokens }: { readonly tokens: readonly Token[] }) {
  return tokens.map((token, index) => <MarkdownToken key={index} token={token} />);
}

function MarkdownToken({ token }: { readonly token: Token }): ReactNode {
  if (!isMarkedToken(token)) return token.raw;
  const within = 'tokens' in token && token.tokens ? <MarkdownTokens tokens={token.tokens} /> : null;
  switch (token.type) {
    case 'space':
    case 'def':
      return null;
    case 'heading':
      return <Heading heading={token}>{within}</Heading>;
    case 'paragraph':
      return <p>{within}</p>;
    case 'blockquote':
      return <blockquote className={css.quote}>{within}</blockquote>;
    case 'code':
      return <pre className={css.code}>{token.text}</pre>;
    case 'hr':
      return <hr className={css.rule} />;
    case 'list':
      return <MarkdownList list={token} />;
    case 'list_item':
      return <li>{within}</li>;
    case 'checkbox':
      return <input type="checkbox" checked={token.checked} disabled aria-label={token.checked ? 'Done' : 'To do'} />;
    case 'table':
      return <MarkdownTable table={token} />;
    case 'strong':
      return <strong>{within}</strong>;
    case 'em':
      return <em>{within}</em>;
    case 'del':
      return <s>{within}</s>;
    case 'codespan':
      return <code className={css.codespan}>{token.text}</code>;
    case 'br':
      return <br />;
    case 'link':
      return <SafeLink url={token.href}>{within}</SafeLink>;
    case 'image':
      return <MarkdownImage image={token} />;
    case 'text':
      return within ?? <Inlines elements={parseInlineMarkup(token.text, REFERENCES)} />;
    case 'html':
      return <Inlines elements={parseInlineMarkup(token.text, REFERENCES)} />;
    case 'escape':
      return token.text;
  }
}

const TYPES: readonly string[] = [
  'blockquote br checkbox code codespan def del em escape heading hr html image link list list_item paragraph space',
  'strong table text',
].flatMap(types => types.split(' '));

/** Without extensions, the lexer only creates its own token types. */
function isMarkedToken(token: Token): token is MarkedToken {
  return TYPES.includes(token.type);
}

function MarkdownList({ list }: { readonly list: Tokens.List }) {
  const items = list.items.map((item, index) => (
    <li key={index} className={item.task ? css.task : undefined}>
      <MarkdownTokens tokens={item.tokens} />
    </li>
  ));
  return list.ordered ? <ol start={list.start === '' ? 1 : list.start}>{items}</ol> : <ul>{items}</ul>;
}

function MarkdownTable({ table }: { readonly table: Tokens.Table }) {
  return (
    <ScrollRegion label="Table">
      <table className={css.table}>
        <thead>
          <tr>{renderTableRow(table.header, 'th')}</tr>
        </thead>
        <tbody>
          {table.rows.map((cells, index) => (
            <tr key={index}>{renderTableRow(cells, 'td')}</tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function renderTableRow(cells: readonly Tokens.TableCell[], tag: 'th' | 'td'): ReactNode {
  return cells.map((cell, index) =>
    createElement(tag, { key: index, className: css[cell.align ?? 'left'] }, <MarkdownTokens tokens={cell.tokens} />),
  );
}

const HEADINGS = ['h3', 'h4', 'h5', 'h6'] as const;

/** Higher levels belong to the page itself. */
function Heading({ heading: { depth }, children }: { readonly heading: Tokens.Heading; readonly children: ReactNode }) {
  const className = `${css.heading} ${css[`heading${depth}`] ?? ''}`;
  return createElement(HEADINGS[depth - 1] ?? 'h6', { className }, children);
}

/** Slack displays Markdown images as links. */
function MarkdownImage({ image }: { readonly image: Tokens.Image }) {
  return <SafeLink url={image.href}>{image.text || image.href}</SafeLink>;
}
