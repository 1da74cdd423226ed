import { afterAll, afterEach, beforeAll } from '@jest/globals';
import { leftOpen } from './left-open.js';
import { secretWatch } from './secret-watch.js';

// The tests ignore a proxy that is configured on the machine.
for (const name of ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY']) {
  delete process.env[name];
  delete process.env[name.toLowerCase()];
}

/** Passes the arguments of each call to the watch, then calls the method. */
function overhear<Method extends string>(
  owner: Record<Method, (...texts: never[]) => unknown>,
  method: Method,
  where: string,
): () => void {
  const original = owner[method];
  owner[method] = (...texts: never[]): unknown => {
    secretWatch.look(where, texts.map(String).join(' '));
    return Reflect.apply(original, owner, texts);
  };
  return () => (owner[method] = original);
}

let restore: (() => void)[] = [];

beforeAll(() => {
  restore = [
    overhear(process.stdout, 'write', 'stdout'),
    overhear(process.stderr, 'write', 'stderr'),
    ...(['debug', 'error', 'info', 'log', 'warn'] as const).map(level => overhear(console, level, `console.${level}`)),
  ];
});

function refuseSecrets(): void {
  const hits = secretWatch.take();
  if (hits.length > 0) throw new Error(`Secrets were logged:\n${hits.join('\n')}`);
}

// Runs after each test, so that the failure names it, and at the end for the output of the shutdown.
afterEach(refuseSecrets);
afterAll(async () => {
  await leftOpen.close();
  for (const undo of restore) undo();
  refuseSecrets();
});
