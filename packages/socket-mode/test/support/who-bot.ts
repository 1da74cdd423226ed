import { Injectable } from '@nestjs/common';
import { SlackCommand } from '../../src/index.js';

/** Tells which of two apps it is, and that it serves. */
@Injectable()
export class WhoBot {
  @SlackCommand('/who', { app: 'sales' })
  sales(): string {
    return 'the sales bot';
  }
  @SlackCommand('/who', { app: 'support' })
  support(): string {
    return 'the support bot';
  }
  @SlackCommand('/ping')
  ping(): string {
    return 'pong';
  }
}
