import 'reflect-metadata';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Payload, SlackCommand, SlackSocketModeModule } from '../../src/index.js';

/** A bot with one connection whose commands keep its event loop from it. */

const say = (what: string): void => void process.stdout.write(`${what}\n`);

@Injectable()
class Hindered {
  /** Works for so many milliseconds without a pause. */
  @SlackCommand('/work')
  work(@Payload('text') text: string): void {
    const end = performance.now() + Number(text);
    while (performance.now() < end);
    say('worked');
  }

  /**
   * Blocks the event loop for four of every five seconds, so many times, and a little longer each: the five seconds that
   * a pong may take pass between two turns of the loop.
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
