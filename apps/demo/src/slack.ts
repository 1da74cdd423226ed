import { runClient } from './control/run-client.js';
import { screenOn } from './display/screen.js';

try {
  process.exitCode = await runClient(process.argv.slice(2), process.env, screenOn(process.stdout, process.env));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
