#!/usr/bin/env node
// npm links what is there when it installs. In a clone of the repository that is this alone, until `npm run build`.
await import('../dist/bin/slack-emulator.js');
