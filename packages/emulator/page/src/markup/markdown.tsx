import { Lexer } from 'marked';
import { useMemo } from 'react';
import { MarkdownTokens } from './markdown-tokens.js';
import css from './markdown.module.css';

/** A text of Markdown, with the tables, task lists and links of GitHub's. HTML in it is words. */
export function Markdown({ text }: { readonly text: string }) {
  const tokens = useMemo(() => Lexer.lex(text, { gfm: true }), [text]);
  return (
    <div className={css.markdown}>
      <MarkdownTokens tokens={tokens} />
    </div>
  );
}
