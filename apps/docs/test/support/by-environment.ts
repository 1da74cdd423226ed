import type { SlackEmulator } from '@nest-slack/emulator';
import { Logger } from '@nestjs/common';

/** Starts a bot that reads its tokens and the root of the Web API from the environment. */
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
