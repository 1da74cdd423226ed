import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Job } from './job.js';

/** What Nest loads where it is installed. */
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

/** Comes before the client that is bundled. */
export const bundling: Job = {
  label: 'bundling nest-slack',
  meantMs: 2_000,
  run: () => bundleClient('nest-slack'),
};

/** Bundles a client, with Nest and all else that it imports, into `bundled/`: as the package's README has it for an app. */
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
