import type { SlackEmulator } from '@nest-slack/emulator';
import { jest } from '@jest/globals';
import { runCommand } from '../../../../packages/emulator/src/cli/program.js';
import { splitShellWords } from './shell-words.js';

/** Commands that only read, and so do not wait for the bot's reaction. */
const READ_COMMANDS = ['messages', 'views', 'home', '--help'];

/** A command of the second terminal with its exit code and output. */
interface CommandResult {
  readonly command: string;
  readonly code: number;
  readonly text: string;
}

/** Runs `npm run slack -- …command` in this process against a running demo and captures its output. */
export async function runSlackCommand(slack: SlackEmulator, command: string): Promise<CommandResult> {
  const [name = '', ...words] = splitShellWords(command);
  const waitArguments = READ_COMMANDS.includes(name) ? [] : ['--wait', '50'];
  const urlArguments = name.startsWith('--') ? [] : ['--url', new URL(slack.controlUrl).origin];
  let text = '';
  const writes = [process.stdout, process.stderr].map(stream =>
    jest.spyOn(stream, 'write').mockImplementation(chunk => {
      text += String(chunk);
      return true;
    }),
  );
  try {
    const code = await runCommand([name, ...urlArguments, ...waitArguments, ...words]);
    return { command, code, text };
  } finally {
    for (const write of writes) write.mockRestore();
  }
}
