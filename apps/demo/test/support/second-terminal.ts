import type { SlackEmulator } from '@nest-slack/emulator';
import { jest } from '@jest/globals';
import { runCommand } from '../../../../packages/emulator/src/cli/program.js';
import { shellWords } from './shell-words.js';

/** What only looks, and so waits for nothing that follows. */
const LOOKS = ['messages', 'views', 'home', '--help'];

/** A line that was written in the second terminal, and what came of it. */
interface Typed {
  readonly line: string;
  readonly code: number;
  readonly text: string;
}

/** Writes `npm run slack -- …line` beside a demo, and reads what it prints. */
export async function typed(slack: SlackEmulator, line: string): Promise<Typed> {
  const [name = '', ...words] = shellWords(line);
  const impatiently = LOOKS.includes(name) ? [] : ['--wait', '50'];
  const where = name.startsWith('--') ? [] : ['--url', new URL(slack.controlUrl).origin];
  let text = '';
  const writes = [process.stdout, process.stderr].map(stream =>
    jest.spyOn(stream, 'write').mockImplementation(piece => {
      text += String(piece);
      return true;
    }),
  );
  try {
    const code = await runCommand([name, ...where, ...impatiently, ...words]);
    return { line, code, text };
  } finally {
    for (const write of writes) write.mockRestore();
  }
}
