import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { SlackContext } from '@nest-slack/socket-mode';
import { readOrder, type Order } from '../traffic/order.js';
import { tellConductor, type RunEnd } from './bot-reports.js';
import { blockEventLoop } from './block-event-loop.js';

/** What a handler knows of its run. */
export type RunContext = Pick<SlackContext, 'retry' | 'signal'>;

/** An order to fail was carried out. */
class OrderedError extends Error {}

/** Carries out the orders that payloads bring, and tells the conductor of each run's begin and end. */
@Injectable()
export class OrderExecutor {
  #runs = 0;

  /** @param handler the name under which the conductor knows the handler */
  async execute(handler: string, text: string, context: RunContext): Promise<void> {
    await this.#report(handler, text, order => perform(order, context));
  }

  /** Takes note of a payload whose order is for another handler. */
  async record(handler: string, text: string): Promise<void> {
    await this.#report(handler, text, async () => 'well');
  }

  async #report(handler: string, text: string, work: (order: Order) => Promise<RunEnd>): Promise<void> {
    const numbered = readOrder(text);
    if (numbered === null) return;
    const { number, order } = numbered;
    this.#runs += 1;
    const run = this.#runs;
    tellConductor({ type: 'begun', number, handler, run });
    const how = await work(order);
    tellConductor({ type: 'ended', number, run, how });
    if (how === 'threw') throw new OrderedError(`Payload ${number} asked for a failure.`);
  }
}

async function perform(order: Order, { retry, signal }: RunContext): Promise<RunEnd> {
  switch (order.act) {
    case 'return':
      return 'well';
    case 'work':
      await wait(order.ms);
      return 'well';
    case 'throw':
      return (retry?.attempt ?? 0) === 0 ? 'threw' : 'well';
    case 'hang':
      await new Promise<void>(resolve => signal.addEventListener('abort', () => resolve(), { once: true }));
      return 'gave_up';
    case 'block':
      blockEventLoop(order.ms);
      return 'well';
  }
}
