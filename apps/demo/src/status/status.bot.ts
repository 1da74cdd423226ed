import { Injectable } from '@nestjs/common';
import { SlackCommand, SlackConnections, SlackRoutes } from '@nest-slack/socket-mode';
import { EventCounterBot } from './event-counter.bot.js';

/** Reports the health of the bot. */
@Injectable()
export class StatusBot {
  constructor(
    private readonly connections: SlackConnections,
    private readonly routes: SlackRoutes,
    private readonly eventCounter: EventCounterBot,
  ) {}

  @SlackCommand('/desk status')
  status(): string {
    const { eventCount, lastEventType } = this.eventCounter;
    return [
      ...this.connections.apps.map(({ status, reason, connections }) => {
        const ready = connections.filter(connection => connection.status === 'ready').length;
        return `Slack: ${status}${reason === null ? '' : ` (${reason})`}, ${ready} of ${connections.length} connections ready.`;
      }),
      `Handlers: ${new Set(this.routes.all.map(({ handler }) => handler)).size}.`,
      `Events: ${eventCount}${lastEventType === null ? '' : `, last: ${lastEventType}`}.`,
    ].join('\n');
  }
}
