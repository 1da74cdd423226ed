import type { Plugin } from 'vite';

/** The part of `marked` after its lexer, which has side effects when it is loaded. */
const REST = /;var \w+=new \w+;function .*$/s;
const LEXER = /\b(\w+) as Lexer\b/;

/** Bundles only the lexer of `marked`. Tree shaking cannot remove the rest because of its side effects. */
export function markdownLexer(): Plugin {
  return {
    name: 'markdown-lexer',
    transform: {
      filter: { id: /\/marked\.esm\.js$/ },
      handler(code) {
        const [, lexer] = LEXER.exec(code) ?? [];
        const classes = code.replace(REST, ';');
        if (lexer === undefined || classes === code)
          throw new Error('marked is built otherwise: see what is left out.');
        return { code: `${classes}export{${lexer} as Lexer};`, map: null };
      },
    },
  };
}
