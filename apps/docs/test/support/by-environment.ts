import type { SlackEmulator } from '@nest-slack/emulator';
import { Logger } from '@nestjs/common';

/** Starts a bot that reads from the environment which Slack is its own. */
export async function byEnvironment<T>(slack: SlackEmulator, start: () => Promise<T>): Promise<T> {
  Logger.overrideLogger(false);
  const before = process.env;
  process.env = { ...before, ...slack.env, NO_PROXY: '127.0.0.1' };
  try {
    return await start();
  } finally {
    process.env = before;
  }
}
