import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { emoji } from './emoji-plugin.js';

export default defineConfig({
  root: import.meta.dirname,
  // Whatever path the emulator is reached by.
  base: './',
  plugins: [react(), emoji()],
  build: {
    outDir: '../dist/page',
    emptyOutDir: true,
    target: 'es2023',
    // The policy of the page forbids what is inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
