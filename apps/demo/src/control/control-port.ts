/** Where the demo is talked to, unless `DEMO_PORT` says otherwise. */
const DEFAULT_PORT = 4390;

/**
 * The loopback port between the demo and its second terminal.
 *
 * @throws Error when `DEMO_PORT` is no port
 */
export function controlPort(env: NodeJS.ProcessEnv): number {
  const wanted = env['DEMO_PORT'];
  if (wanted === undefined || wanted === '') return DEFAULT_PORT;
  const port = Number(wanted);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new Error(`DEMO_PORT is "${wanted}", which is no port: give a number from 1 to 65535, or leave it out.`);
}
