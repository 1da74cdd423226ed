import { ShutdownSignal } from '@nestjs/common';
import { startDemo } from './start-demo.js';
import { createScreen } from './terminal/screen.js';

try {
  const app = await startDemo(process.env, createScreen(process.stdout, process.env));
  // A requested shutdown is a success: exit with code 0 instead of the signal's code.
  app.enableShutdownHooks([ShutdownSignal.SIGINT, ShutdownSignal.SIGTERM], { useProcessExit: true });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
