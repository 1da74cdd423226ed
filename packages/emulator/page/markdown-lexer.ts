import type { Plugin } from 'vite';

/** What `marked` does with its lexer: functions and objects that parse and render, made as it is loaded. */
const REST = /;var \w+=new \w+;function .*$/s;
const LEXER = /\b(\w+) as Lexer\b/;

/** Takes the lexer of `marked` alone into the page. As its package is, all of it would come. */
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
