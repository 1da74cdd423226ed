import { SlackEmulator, type SlackEmulatorOptions } from '../../src/index.js';

/**
 * Why an emulator does not start.
 * @throws Error when it does: it is closed first, for one that is left open keeps the tests from ending
 */
export async function refusedStart(options: SlackEmulatorOptions): Promise<string> {
  const started = await SlackEmulator.start(options).catch((error: unknown) => error);
  if (!(started instanceof SlackEmulator)) return started instanceof Error ? started.message : String(started);
  await started.close();
  throw new Error('The emulator started, which it was not to do.');
}
