import 'reflect-metadata';
import { Injectable, Module, type INestApplicationContext, type OnModuleDestroy } from '@nestjs/common';
import { SlackCommand, SlackSocketModeModule, type SlackSocketModeOptions } from '../../src/index.js';
import { waysIn } from './ways-in.js';

/** Runs until a signal, or until it has handled one command. Its argument is the index of the way to boot. */
const [number, until] = process.argv.slice(2);

const say = (what: string): void => void process.stdout.write(`${what}\n`);

@Injectable()
class Database implements OnModuleDestroy {
  onModuleDestroy(): void {
    say('database closed');
  }
}

@Injectable()
class Worker {
  constructor(readonly database: Database) {}

  @SlackCommand('/work')
  async work(): Promise<string> {
    say('working');
    if (until === 'signal') await new Promise(resolve => process.once('SIGTERM', resolve));
    else void app.close().then(() => say('closed'));
    say('worked');
    return 'done';
  }
}

const { SLACK_APP_TOKEN = '', OTHER_APP_TOKEN: appToken } = process.env;
const options: SlackSocketModeOptions =
  appToken === undefined
    ? {}
    : {
        apps: [
          { name: 'first', appToken: SLACK_APP_TOKEN },
          { name: 'other', appToken },
        ],
      };

@Module({ imports: [SlackSocketModeModule.forRoot(options)], providers: [Database, Worker] })
class AppModule {}

const silent = { log: () => {}, warn: say, error: say };
const [, boot] = waysIn[Number(number)] ?? waysIn[0];

let app: INestApplicationContext;
try {
  app = await boot(AppModule, silent);
  if (until === 'signal') app.enableShutdownHooks();
  say('up');
} catch (error) {
  // Nothing calls process.exit(): the process ends when no handle is open.
  say(`down: ${error instanceof Error ? error.message : 'of no error'}`);
}
