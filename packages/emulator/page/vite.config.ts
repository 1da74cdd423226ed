import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { emojiPlugin } from './emoji-plugin.js';
import { markdownLexer } from './markdown-lexer-plugin.js';
import { createClassNameGenerator } from './class-names.js';
import { minifyChunks } from './minify-plugin.js';

export default defineConfig({
  root: import.meta.dirname,
  // Relative, so that the page works under any path.
  base: './',
  plugins: [react(), emojiPlugin(), markdownLexer(), minifyChunks()],
  css: { modules: { generateScopedName: createClassNameGenerator() } },
  build: {
    outDir: '../dist/page',
    emptyOutDir: true,
    target: 'es2023',
    // The page's Content-Security-Policy forbids inline assets.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The page is served locally, so only the total size matters.
    chunkSizeWarningLimit: 1500,
  },
});
