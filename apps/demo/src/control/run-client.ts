import type { Screen } from '../display/screen.js';
import { readCommandLine } from './command-line.js';
import { sendLine } from './control-client.js';
import { controlPort } from './control-port.js';
import { usage } from './usage.js';

/**
 * The second terminal: reads the words, has the demo act on them and shows what came of it.
 *
 * @returns the exit code
 */
export async function runClient(words: readonly string[], env: NodeJS.ProcessEnv, screen: Screen): Promise<0 | 1> {
  const line = readCommandLine(words);
  if (line.kind === 'help') {
    for (const text of usage()) screen.print(text);
    return 0;
  }
  if (line.kind === 'mistake') {
    screen.print(screen.paint('red', line.sentence));
    screen.print('npm run slack -- help shows what there is.');
    return 1;
  }
  const { ok, lines } = await sendLine(words, controlPort(env));
  for (const text of lines) screen.print(ok ? text : screen.paint('red', text));
  return ok ? 0 : 1;
}
