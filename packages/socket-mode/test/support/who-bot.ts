import { Injectable } from '@nestjs/common';
import { SlackCommand } from '../../src/index.js';

/** Responds with the name of its app, to distinguish two apps. */
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
