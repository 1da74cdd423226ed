/** Where the local Slack is, unless `DEMO_PORT` says otherwise: where `slack-emulator` looks for one. */
export const USUAL_PORT = 7522;

/**
 * The loopback port of the local Slack.
 *
 * @throws Error when `DEMO_PORT` is no port
 */
export function demoPort(env: NodeJS.ProcessEnv): number {
  const wanted = env['DEMO_PORT'];
  if (wanted === undefined || wanted === '') return USUAL_PORT;
  const port = Number(wanted);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new Error(`DEMO_PORT is "${wanted}", which is no port: give a number from 1 to 65535, or leave it out.`);
}
