import 'reflect-metadata';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Payload, SlackCommand, SlackSocketModeModule } from '../../src/index.js';

/** A bot with one connection and commands that block its event loop. */

const say = (what: string): void => void process.stdout.write(`${what}\n`);

@Injectable()
class Hindered {
  /** Blocks the event loop for this many milliseconds. */
  @SlackCommand('/work')
  work(@Payload('text') text: string): void {
    const end = performance.now() + Number(text);
    while (performance.now() < end);
    say('worked');
  }

  /**
   * Blocks the event loop for just over four of every five seconds, this many times: the five seconds that a pong may
   * take pass between two turns of the loop.
   */
  @SlackCommand('/stutter')
  async stutter(@Payload('text') text: string): Promise<void> {
    const nobody = new Int32Array(new SharedArrayBuffer(4));
    for (let count = 0; count < Number(text); count += 1) {
      Atomics.wait(nobody, 0, 0, 4_200);
      await pause(1_000);
    }
    say('stuttered');
  }
}

@Module({ imports: [SlackSocketModeModule.forRoot({ connections: 1 })], providers: [Hindered] })
class AppModule {}

const app = await NestFactory.createApplicationContext(AppModule, { logger: { log: say, warn: say, error: say } });
app.enableShutdownHooks();
say('up');
