import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { SlackContext } from '@nest-slack/socket-mode';
import { readOrder, type Order } from '../traffic/order.js';
import { sendReport, type RunEnd } from './bot-reports.js';
import { blockEventLoop } from './block-event-loop.js';

/** The context of a handler's run. */
export type RunContext = Pick<SlackContext, 'retry' | 'signal'>;

/** Thrown by an order to fail. */
class OrderedError extends Error {}

/** Executes the orders in payloads and reports the start and end of each run to the conductor. */
@Injectable()
export class OrderExecutor {
  #runs = 0;

  /** @param handler the handler's name in reports */
  async execute(handler: string, text: string, context: RunContext): Promise<void> {
    await this.#report(handler, text, order => perform(order, context));
  }

  /** Reports a run without executing the order, which is for another handler. */
  async record(handler: string, text: string): Promise<void> {
    await this.#report(handler, text, async () => 'well');
  }

  async #report(handler: string, text: string, work: (order: Order) => Promise<RunEnd>): Promise<void> {
    const numbered = readOrder(text);
    if (numbered === null) return;
    const { number, order } = numbered;
    this.#runs += 1;
    const run = this.#runs;
    sendReport({ type: 'begun', number, handler, run });
    const how = await work(order);
    sendReport({ type: 'ended', number, run, how });
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
