import 'reflect-metadata';
import { Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { SlackSocketModeModule, type SlackSocketModeOptions } from '../../src/index.js';
import { HeldBot, HeldWork } from './held-bot.js';
import { unchecked } from './unchecked.js';
import { makeMicroservice } from './ways-in.js';

/**
 * Runs until a signal. The handler that HELD names ends 200 ms after it; OPTIONS are the module options as JSON.
 * Prints each step.
 */
const { HELD = '', OPTIONS = '{}' } = process.env;
const held = HELD.split(',');

const say = (what: string): void => void process.stdout.write(`${what}\n`);

@Injectable()
class TellingWork extends HeldWork implements OnApplicationShutdown {
  override async run(name: string): Promise<void> {
    say(`begun ${name}`);
    await super.run(name);
    say(`ended ${name}`);
  }
  onApplicationShutdown(signal?: string): void {
    say(`down by ${signal}`);
  }
}

@Module({
  imports: [SlackSocketModeModule.forRoot(unchecked<SlackSocketModeOptions>(JSON.parse(OPTIONS)))],
  providers: [HeldBot, { provide: HeldWork, useClass: TellingWork }],
})
class AppModule {}

const silent = { log: () => {}, warn: say, error: say };
say(`pid ${process.pid}`);
try {
  const app = await makeMicroservice(AppModule, silent);
  const work = app.get<HeldWork>(HeldWork);
  work.hold(...held);
  process.once('SIGTERM', () => setTimeout(() => work.release(...held), 200));
  app.enableShutdownHooks();
  say('made');
  await app.listen();
  say('up');
} catch (error) {
  // Nothing calls process.exit(): the process ends when no handle is open.
  say(`down: ${error instanceof Error ? error.message : 'of no error'}`);
}
