import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { emoji } from './emoji-plugin.js';
import { markdownLexer } from './markdown-lexer.js';
import { shortNames } from './short-names.js';
import { smallerCode } from './smaller-code.js';

export default defineConfig({
  root: import.meta.dirname,
  // Whatever path the emulator is reached by.
  base: './',
  plugins: [react(), emoji(), markdownLexer(), smallerCode()],
  css: { modules: { generateScopedName: shortNames() } },
  build: {
    outDir: '../dist/page',
    emptyOutDir: true,
    target: 'es2023',
    // The policy of the page forbids what is inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What matters is what it weighs altogether: it comes from this machine.
    chunkSizeWarningLimit: 1500,
  },
});
