import { Injectable } from '@nestjs/common';
import { SlackCommand, SlackConnections, SlackRoutes } from '@nest-slack/socket-mode';
import { PulseBot } from './pulse.bot.js';

/** How the bot itself is. */
@Injectable()
export class StatusBot {
  constructor(
    private readonly connections: SlackConnections,
    private readonly routes: SlackRoutes,
    private readonly pulse: PulseBot,
  ) {}

  @SlackCommand('/desk status')
  status(): string {
    const { heard, last } = this.pulse;
    return [
      ...this.connections.apps.map(({ status, reason, connections }) => {
        const ready = connections.filter(connection => connection.status === 'ready').length;
        return `Slack: ${status}${reason === null ? '' : ` (${reason})`}, ${ready} of ${connections.length} connections ready.`;
      }),
      `Handlers: ${new Set(this.routes.all.map(({ handler }) => handler)).size}.`,
      `Events: ${heard}${last === null ? '' : `, the last one ${last}`}.`,
    ].join('\n');
  }
}
