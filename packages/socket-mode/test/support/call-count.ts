import type { SlackEmulator } from '@nest-slack/emulator';

/** How often a method of the Web API was called. Each connection takes one call of `apps.connections.open`. */
export const callCount = (slack: SlackEmulator, method: string): number =>
  slack.apiCalls.filter(call => call.method === method).length;
