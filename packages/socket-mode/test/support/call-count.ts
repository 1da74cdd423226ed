import type { SlackEmulator } from '@nest-slack/emulator';

/** The number of calls of a Web API method. Each connection makes one call of `apps.connections.open`. */
export const callCount = (slack: SlackEmulator, method: string): number =>
  slack.apiCalls.filter(call => call.method === method).length;
