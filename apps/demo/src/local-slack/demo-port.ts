/** The port where the `slack-emulator` command looks for a local Slack. */
export const DEFAULT_PORT = 7522;

/**
 * Reads the loopback port of the local Slack from `DEMO_PORT`.
 *
 * @throws Error when the value is not a port
 */
export function demoPort(env: NodeJS.ProcessEnv): number {
  const configured = env['DEMO_PORT'];
  if (configured === undefined || configured === '') return DEFAULT_PORT;
  const port = Number(configured);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new Error(
    `DEMO_PORT is "${configured}", which is not a port. Set a number from 1 to 65535, or leave it unset.`,
  );
}
