import { ShutdownSignal } from '@nestjs/common';
import { startDemo } from './start-demo.js';
import { screenOn } from './terminal/screen.js';

try {
  const app = await startDemo(process.env, screenOn(process.stdout, process.env));
  // A bot that was asked to end and did so has not failed: exit code 0, not that of the signal.
  app.enableShutdownHooks([ShutdownSignal.SIGINT, ShutdownSignal.SIGTERM], { useProcessExit: true });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
