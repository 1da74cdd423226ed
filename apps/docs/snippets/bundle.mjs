// #region bundle
import { build } from 'esbuild';

await build({
  entryPoints: ['dist/main.js'],
  outdir: 'bundle',
  bundle: true,
  format: 'esm',
  platform: 'node',
  keepNames: true,
  // Nest loads these only where they are installed.
  external: [
    '@nats-io/transport-node',
    '@nestjs/platform-express',
    '@nestjs/websockets',
    'amqp-connection-manager',
    'class-transformer',
    'class-validator',
    'ioredis',
    'kafkajs',
    'mqtt',
  ],
  // CommonJS packages in the bundle call require() for Node's modules.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
});
// #endregion
