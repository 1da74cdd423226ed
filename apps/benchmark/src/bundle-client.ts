import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Job } from './job.js';

/** Optional dependencies of Nest. */
const OPTIONAL = [
  '@nats-io/transport-node',
  '@nestjs/platform-express',
  '@nestjs/websockets',
  'amqp-connection-manager',
  'class-transformer',
  'class-validator',
  'ioredis',
  'kafkajs',
  'mqtt',
];

/** Must run before the bundled client is measured. */
export const bundleJob: Job = {
  label: 'bundling nest-slack',
  estimatedMs: 2_000,
  run: () => bundleClient('nest-slack'),
};

/** Bundles a client with Nest and its other dependencies into `bundled/`. */
async function bundleClient(name: string): Promise<void> {
  const clients = fileURLToPath(new URL('clients/', import.meta.url));
  await build({
    entryPoints: [`${clients}${name}.js`],
    outdir: `${clients}bundled`,
    bundle: true,
    format: 'esm',
    platform: 'node',
    keepNames: true,
    external: OPTIONAL,
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
    logLevel: 'error',
  });
}
