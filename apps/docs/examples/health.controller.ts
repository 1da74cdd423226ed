// #region health
import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { SlackConnections } from '@nest-slack/socket-mode';

@Controller('health')
export class HealthController {
  constructor(private readonly slack: SlackConnections) {}

  @Get()
  check() {
    const { apps } = this.slack; // empty while the app starts
    const isConnected = apps.length > 0 && apps.every(({ status }) => status === 'connected');
    if (!isConnected) throw new ServiceUnavailableException({ status: 'down', apps });
    return { status: 'ok', apps };
  }
}
// #endregion
